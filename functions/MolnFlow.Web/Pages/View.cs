using System.Globalization;
using MolnFlow.Application;
using MolnFlow.Application.Wording;
using MolnFlow.Core;
using MolnFlow.Core.Calendar;
using MolnFlow.Web.Identity;

namespace MolnFlow.Web.Pages;

/// <summary>What every page needs to know: who reads, in which words, and what day it is.</summary>
/// <param name="Who">Null only on pages that strangers may see.</param>
/// <param name="Here">This page's path and query, to come back to.</param>
/// <param name="Token">The antiforgery token that every form carries.</param>
/// <param name="Zone">The zone that times are shown in.</param>
/// <param name="Done">The command just carried out, to be confirmed to the reader.</param>
public sealed record View(
    Actor? Who,
    Speaker Say,
    Now Now,
    TimeZoneInfo Zone,
    Application.Catalogue.Catalogue Catalogue,
    string Organisation,
    string Path,
    string Here,
    string Token,
    IDemo? Demo,
    string? Done)
{
    public Actor Actor => Who ?? throw new InvalidOperationException("This page is only for people who are signed in.");

    /// <summary>True for somebody who is an auditor and nothing else: they look, and are offered nothing to do.</summary>
    public bool ReadsOnly => Who is { Person.Roles: [Role.Auditor] };

    /// <summary>Whether things to do are offered; what may be done is the core's decision. A role in the service itself counts.</summary>
    public bool MayAct(Service? service) => !ReadsOnly
        || (service is not null && (service.Roles.ContainsValue(Actor.Id) || service.Sets.Exists(s => s.Set.Owner == Actor.Id)));

    public DateOnly Today => Now.Today;

    /// <summary>The order of names in the reader's language, where å, ä and ö come last.</summary>
    public StringComparer ByName => StringComparer.Create(CultureInfo.GetCultureInfo(Say.Language.Code()), ignoreCase: true);

    public string T(string key) => Say.Say(key);

    public string T(string key, params ReadOnlySpan<(string Name, object Value)> arguments) => Say.Say(key, arguments);

    public string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public string Time(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A typed text as it stands, or that it has been erased.</summary>
    public string Typed(Text? text) => text is null ? "" : Say.Value("text", text);

    /// <summary>The beginning of a typed text, for lists.</summary>
    public string Excerpt(Text? text) => Typed(text) is { Length: > 80 } whole ? $"{whole[..80]}…" : Typed(text);

    /// <summary>The name of a class of the scale, with its number.</summary>
    public string Class(int value) => Catalogue.Scale.Find(l => l.Value == value) is { } level
        ? string.Create(CultureInfo.InvariantCulture, $"{value}: {level.Name.In(Say.Language)}")
        : value.ToString(CultureInfo.InvariantCulture);
}
