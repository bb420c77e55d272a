using Microsoft.AspNetCore.Antiforgery;
using MolnFlow.Application.Commands;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Directory;
using MolnFlow.Application.Evidence;
using MolnFlow.Application.Storage;
using MolnFlow.Application.Verify;
using MolnFlow.Application.Wording;
using MolnFlow.Core;
using MolnFlow.Web.Identity;
using MolnFlow.Web.Pages.Cases;

namespace MolnFlow.Web.Pages;

/// <summary>What pages are made with, gathered so that each handler asks for one thing.</summary>
public sealed class PageTools(
    ServiceDesk desk, Directories directories, EvidenceDesk evidence, IServiceStore store, Verifier verifier,
    Speakers speakers, Present present, Rulebooks rulebooks, IAntiforgery antiforgery, IEnumerable<IDemo> demos)
{
    public ServiceDesk Desk { get; } = desk;

    public Directories Directories { get; } = directories;

    public EvidenceDesk Evidence { get; } = evidence;

    public IServiceStore Store { get; } = store;

    public Verifier Verifier { get; } = verifier;

    public async Task<View> View(HttpContext http)
    {
        CancellationToken cancel = http.RequestAborted;
        Actor? who = http.ActorOrNull();
        Speaker say = who is null ? speakers.For(http.Language()) : await speakers.For(http.Language(), who.Organisation, cancel);
        string organisation = who is null ? ""
            : (await Directories.Organisations.Find(Directories.Installation, who.Organisation.Value, cancel))?.Record.Name ?? "";
        string path = http.Request.Path.Value ?? "/";
        string? done = http.Request.Query["done"].FirstOrDefault();
        return new View(
            who, say, present.Now, present.Zone, rulebooks.Catalogue, organisation, path,
            path + http.Request.QueryString, antiforgery.GetAndStoreTokens(http).RequestToken!, demos.FirstOrDefault(),
            done is not null && say.Has($"command.{done}.title") ? done : null);
    }

    /// <summary>One service of the reader's own organisation; null when there is none.</summary>
    public async Task<CaseView?> Case(HttpContext http, string id)
    {
        View view = await View(http);
        return await Desk.Load(view.Actor.Organisation, new ServiceId(id), http.RequestAborted) is { } loaded
            ? new CaseView(view, loaded, Desk.ContextFor(loaded, view.Actor.Id))
            : null;
    }

    public async Task<bool> IsGenuine(HttpContext http)
    {
        try
        {
            await antiforgery.ValidateRequestAsync(http);
            return true;
        }
        catch (AntiforgeryValidationException)
        {
            return false;
        }
    }
}
