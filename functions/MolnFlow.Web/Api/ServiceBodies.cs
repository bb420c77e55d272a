using System.Collections.Immutable;
using MolnFlow.Application.Catalogue;
using MolnFlow.Application.Commands;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Directory;
using MolnFlow.Application.Wording;
using MolnFlow.Core;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Obligations;
using MolnFlow.Core.Rulebook;
using MolnFlow.Web.Identity;

namespace MolnFlow.Web.Api;

/// <summary>Makes a service's answer: names looked up, words in the reader's language, what blocks asked of the core.</summary>
internal sealed class ServiceBodies(ServiceDesk desk, Directories directories, Catalogue catalogue)
{
    /// <summary>The service as it stands, with its ETag.</summary>
    public async Task<IResult> Answer(HttpContext http, LoadedService loaded, int status)
    {
        ServiceBody body = await Of(loaded, http.Actor(), await http.Speaker(), http.RequestAborted);
        http.Response.Headers.ETag = Preconditions.Tag(loaded.HumanVersion);
        return Results.Json(body, statusCode: status);
    }

    private async Task<ServiceBody> Of(LoadedService loaded, Actor reader, Speaker say, CancellationToken cancel)
    {
        Service s = loaded.Service;
        Context context = desk.ContextFor(loaded, reader.Id);
        ImmutableList<ApplicableControl> applicable = AnswerStatus.Applicable(s, loaded.Rules.Rulebook);
        ImmutableList<AnswerBody> answers = [.. s.Answers.Values
            .OrderBy(a => a.Key.Control).ThenBy(a => a.Key.Phase).Select(a => Given(a, say))];
        return new ServiceBody(
            s.Id,
            s.Organisation,
            s.Name,
            s.Purpose,
            s.Phase,
            s.Stage is Stage.Ended ended ? new EndingBody(ended.How, ended.On, ended.Because) : null,
            NamedBody.Of(s.Owner, say),
            [.. s.Roles.Select(r => new HolderBody(r.Key, say.Role(r.Key), NamedBody.Of(r.Value, say)))],
            await Supplier(s, cancel),
            s.ComplexBecause,
            s.RegisteredOn,
            s.ExpectedEnd,
            s.InUseSince,
            s.Adoption is { } adoption ? new AdoptionBody(adoption.As.Origin, adoption.Stamp.On, NamedBody.Of(adoption.Stamp.By, say)) : null,
            s.Rulebook,
            [.. s.Sets.Select(set => Set(set, say))],
            Effective(s),
            [.. applicable.Select(a => new ServiceControlBody(
                a.Control.Id, Title(a.Control.Id, say), a.Control.Phases, BecauseBody.All(a, say),
                answers.FindAll(given => given.Control == a.Control.Id)))],
            answers.RemoveAll(given => applicable.Exists(a => a.Control.Id == given.Control)),
            RecordsOf(s, say),
            await Agreement(s, cancel),
            DatesBody.Of(s, context.Today, loaded.Rules, say),
            s.Continuation is { } cycle ? new ContinuationBody(cycle.Number, cycle.Since, cycle.OpenedOn, cycle.Decided) : null,
            s.Stage is Stage.Exiting exiting ? ExitBodyOf.Running(s, exiting.Case, loaded.Rules.Rulebook, say) : null,
            Next(s, context, say),
            [.. Readiness.Warnings(s, context).Select(r => ReasonBody.From(r, say))],
            loaded.HumanVersion,
            loaded.Version);
    }

    // What is asked for in the manage phase is the continuation decision, or what it led to.
    private static NextStepBody? Next(Service s, Context context, Speaker say) => s.Stage switch
    {
        Stage.Acquiring => Step(typeof(TakeIntoUse), Readiness.ForUse(s, context), say),
        Stage.Managing when ServiceObligations.Of(s, context).Exists(o => o.Command == Shapes.NameOf(typeof(ExtendAgreement))) =>
            Step(typeof(ExtendAgreement), [], say),
        Stage.Managing => Step(typeof(DecideContinuation), [], say),
        Stage.Exiting => Step(typeof(Close), ClosingFaults.Of(s, context), say),
        _ => null,
    };

    private static NextStepBody Step(Type command, IEnumerable<Reason> against, Speaker say) =>
        new(Shapes.NameOf(command), [.. against.Select(r => ReasonBody.From(r, say))]);

    private string Title(int control, Speaker say) =>
        catalogue.Controls.TryGetValue(control, out ControlText? text) ? text.Title.In(say.Language) : say.Control(control);

    private async Task<NamedBody?> Supplier(Service s, CancellationToken cancel) => s.Supplier is { } id
        ? new(id.Value, (await directories.Suppliers.Find(s.Organisation, id.Value, cancel))?.Record.Name ?? id.Value)
        : null;

    private async Task<SignedBody?> Agreement(Service s, CancellationToken cancel) => s.Agreement is { } link
        ? new(link.Id, (await directories.Agreements.Find(s.Organisation, link.Id.Value, cancel))?.Record.Title ?? link.Id.Value, link.SignedOn, link.Terms)
        : null;

    private static AnswerBody Given(ControlAnswer a, Speaker say) => new(
        a.Key.Control, a.Key.Phase, a.Answer, NamedBody.Of(a.By, say), a.On,
        a.AcceptedBy is { } by ? NamedBody.Of(by, say) : null, a.AcceptedOn);

    private static InformationSetBody Set(NumberedSet set, Speaker say) => new(
        set.Number, set.Set.Name, NamedBody.Of(set.Set.Owner, say), set.Set.Classification, set.Set.ArchiveRule, set.Set.Exclusions);

    private static EffectiveBody Effective(Service s)
    {
        Classification all = s.Classification;
        return new EffectiveBody(all.Confidentiality, all.Integrity, all.Availability, all.Secrecy, all.PersonalData,
        [
            .. Enum.GetValues<Criterion>().Where(c => all.Of(c) > 0).Select(c => new CauseBody(
                c, all.Of(c), [.. s.Sets.Where(set => set.Set.Classification.Of(c) == all.Of(c)).Select(set => set.Number)])),
        ]);
    }

    private static RecordsBody RecordsOf(Service s, Speaker say) => new(
        Entries.Of(s.RiskAnalysis, say),
        Entries.Of(s.RiskAcceptance, say),
        Entries.Of(s.DpiaNeed, say),
        Entries.Of(s.Dpia, say),
        Entries.Of(s.PriorConsultation, say),
        Entries.Of(s.OnPremises, say),
        Entries.Of(s.ExitPlan, say),
        Entries.Of(s.Approval, say));
}
