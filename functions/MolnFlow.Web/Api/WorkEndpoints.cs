using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json;
using MolnFlow.Application.Catalogue;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Storage;
using MolnFlow.Application.Wording;
using MolnFlow.Core;
using MolnFlow.Core.Calendar;
using MolnFlow.Core.Obligations;
using MolnFlow.Web.Identity;

namespace MolnFlow.Web.Api;

[Description("What a service asks of people now, soonest first.")]
public sealed record ObligationsBody(ImmutableList<ObligationBody> Items);

[Description("Something that must be done: what, when, who and why.")]
public sealed record ObligationBody(
    [property: Description("With the cycle its identity; never a date or a text.")] string Key,
    int Cycle,
    string Text,
    string Why,
    [property: Description("By the end of this day; null for what waits for nothing but to be done.")] DateOnly? Due,
    [property: Description("By this instant, where hours count.")] DateTimeOffset? DueAt,
    bool Overdue,
    Role Role,
    NamedBody Person,
    [property: Description("How strongly it binds.")] Force Force,
    [property: Description("The command that fulfils it.")] string Command,
    [property: Description("Fields of that command that are already known.")] ImmutableSortedDictionary<string, string> Prefill,
    ImmutableList<int> Controls,
    [property: Description("How the date was computed, where it was; a line a step.")] ImmutableList<string> Arithmetic,
    [property: Description("How many later occasions have passed too; they are done with this one.")] int Missed,
    [property: Description("Reminders wait until the end of this day; null when nobody has acknowledged it.")] DateOnly? PausedUntil,
    [property: Description("About how long it takes, where that is known.")] int? Minutes)
{
    internal static ObligationBody Of(Obligation o, Context context, Speaker say, Catalogue catalogue)
    {
        DateTimeOffset? moment = (o.Due as Deadline.Moment)?.Instant;
        return new ObligationBody(
            o.Key,
            o.Cycle,
            say.Obligation(o),
            say.Say($"obligation.{o.What}.why", o.Arguments),
            o.DueOn,
            moment,
            o.DueOn < context.Today || moment < context.Now.Instant,
            o.Role,
            NamedBody.Of(o.Person, say),
            o.Force,
            o.Command,
            o.Prefill,
            o.Controls,
            o.Arithmetic is { } fact ? [.. say.Arithmetic(fact)] : [],
            o.Missed,
            o.PausedUntil,
            catalogue.MinutesOf(o));
    }
}

[Description("What people have been told about a service, newest first.")]
public sealed record NoticesBody(ImmutableList<NoticeBody> Items);

[Description("A message to one person about one event.")]
public sealed record NoticeBody(
    string Id,
    string Kind,
    NamedBody? To,
    DateTimeOffset Created,
    [property: Description("waiting, done, or stuck after repeated failures.")] OutboxState State,
    DateTimeOffset? SentAt,
    int Attempts,
    [property: Description("As sent; null until then.")] string? Subject,
    string? Text,
    [property: Description("When the receiver's mail service had taken it; null when that is not known.")] DateTimeOffset? DeliveredAt,
    [property: Description("Why it could not be sent, or why it came back.")] string? Error);

/// <summary>What is to be done, and who was told what.</summary>
internal static class WorkEndpoints
{
    public static void MapWork(this RouteGroupBuilder one)
    {
        one.MapGet("/obligations", Obligations)
            .WithSummary("What is due, when, by whom and why")
            .Produces<ObligationsBody>().RefusedWith(401);
        one.MapGet("/notices", Notices)
            .WithSummary("What was told to whom")
            .Produces<NoticesBody>().RefusedWith(401);
    }

    private static async Task<IResult> Obligations(HttpContext http, ServiceDesk desk, Catalogue catalogue)
    {
        Speaker say = await http.Speaker();
        Context context = desk.ContextFor(http.Loaded(), http.Actor().Id);
        return Results.Ok(new ObligationsBody(
            [.. ServiceObligations.Of(http.Loaded().Service, context).Select(o => ObligationBody.Of(o, context, say, catalogue))]));
    }

    private static async Task<IResult> Notices(HttpContext http, IServiceStore store, CancellationToken cancel)
    {
        Speaker say = await http.Speaker();
        Service s = http.Loaded().Service;
        IReadOnlyList<OutboxRow> rows = await store.Outbox(s.Organisation, s.Id, cancel);
        return Results.Ok(new NoticesBody([.. rows.Where(r => r.Item.Kind == OutboxKind.Letter).Select(r => Body(r, say))]));
    }

    private static NoticeBody Body(OutboxRow row, Speaker say) => new(
        row.Item.Id,
        JsonElement.Parse(row.Item.Body).GetProperty("kind").GetString()!,
        row.Item.To is { } to ? NamedBody.Of(to, say) : null,
        row.Item.Created,
        row.State,
        row.SentAt,
        row.Attempts,
        row.LetterSubject,
        row.LetterText,
        row.DeliveredAt,
        row.Error);
}
