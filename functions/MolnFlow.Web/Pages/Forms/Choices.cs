using System.Collections.Immutable;
using System.Globalization;
using MolnFlow.Application.Catalogue;
using MolnFlow.Application.Commands;
using MolnFlow.Application.Directory;
using MolnFlow.Application.Evidence;
using MolnFlow.Application.Json;
using MolnFlow.Application.Storage;
using MolnFlow.Core;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Obligations;
using MolnFlow.Web.Pages.Cases;

namespace MolnFlow.Web.Pages.Forms;

/// <summary>One thing to choose, under the name people know it by.</summary>
public sealed record Option(string Value, string Label, string? Help = null);

/// <summary>What there is to choose from in a form, by the reader's organisation and the service at hand.</summary>
public sealed record Choices(View View, ImmutableList<Option> People, ImmutableList<Option> Suppliers, ImmutableList<Option> Agreements)
{
    public CaseView? Case { get; init; }

    /// <summary>The organisation's other services.</summary>
    public ImmutableList<Option> Services { get; init; } = [];

    public ImmutableList<EvidenceFile> Evidence { get; init; } = [];

    /// <summary>The command of the form, where a field means something else there than elsewhere.</summary>
    public string Command { get; init; } = "";

    /// <summary>The sub-points of the control being answered.</summary>
    public ImmutableList<Option> SubPoints { get; init; } = [];

    /// <summary>Kinds that cannot be chosen here.</summary>
    public ImmutableHashSet<string> Without { get; init; } = [];

    public static async Task<Choices> For(View view, CaseView? of, PageTools tools, CancellationToken cancel)
    {
        OrganisationId organisation = view.Actor.Organisation;
        ImmutableList<Person> people = await tools.Directories.People.All(organisation, cancel);
        ImmutableList<Supplier> suppliers = await tools.Directories.Suppliers.All(organisation, cancel);
        ImmutableList<Agreement> agreements = await tools.Directories.Agreements.All(organisation, cancel);
        return new Choices(
            view,
            [.. people.Where(p => p.Active).OrderBy(p => p.Name, view.ByName).Select(p => new Option(p.Id.Value, p.Name))],
            [.. suppliers.OrderBy(s => s.Name, view.ByName).Select(s => new Option(s.Id.Value, s.Name))],
            [.. agreements.OrderBy(a => a.Title, view.ByName).Select(a => new Option(a.Id.Value, a.Title))])
        {
            Case = of,
            Services = of is null ? [] : await Others(of, tools, cancel),
            Evidence = of is null ? [] : await tools.Evidence.All(organisation, of.Service.Id, cancel),
        };
    }

    // Only a service in its exit is asked what takes over, so most forms are spared the list.
    private static async Task<ImmutableList<Option>> Others(CaseView of, PageTools tools, CancellationToken cancel) =>
        of.Service.Phase != Phase.Exit ? [] :
        [
            .. (await tools.Store.Register(new RegisterQuery(of.Service.Organisation, PageSize: MostServices), cancel)).Rows
                .Where(row => row.Id != of.Service.Id && row.Ending is null).Select(row => new Option(row.Id.Value, row.Name)),
        ];

    private const int MostServices = 1_000;

    /// <summary>The options of a field; null when it is typed instead.</summary>
    public ImmutableList<Option>? Of(Shape.Scalar shape, string path) => shape.Kind switch
    {
        ScalarKind.Person => People,
        ScalarKind.Supplier => Suppliers,
        ScalarKind.Agreement => Agreements,
        ScalarKind.Service => Services,
        ScalarKind.Step => Steps(),
        ScalarKind.Task => Tasks(),
        ScalarKind.Change => Changes(),
        ScalarKind.Question => Questions(),
        ScalarKind.Label when path == "obligation" => Obligations(),
        ScalarKind.Evidence when path == "old" && Case is { } of => [.. of.Service.Expiring.OrderBy(f => f.Value).Select(f => new Option(
            f.Key.Value, $"{View.Date(f.Value)}: {Evidence.Find(e => e.Id == f.Key)?.Name ?? f.Key.Value}"))],
        ScalarKind.Choice =>
            [.. Enum.GetValues(shape.Type).Cast<Enum>().Where(IsOpen).Select(e => new Option(Kebab.Of(e), View.Say.Enum(e)))],
        ScalarKind.Integer => Numbers(path[(path.LastIndexOf('.') + 1)..]),
        ScalarKind.Text or ScalarKind.Label or ScalarKind.Date or ScalarKind.Instant or ScalarKind.Boolean or ScalarKind.Evidence => null,
    };

    // A role that no service has would only be refused; the core says which those are.
    private bool IsOpen(Enum choice) => choice switch
    {
        Phase phase => phase != Phase.Closed,
        Role role when Case is { } of => of.Asks(new Reassign(role, View.Actor.Id)) is not Decision.Refused refused
            || !refused.Reasons.Exists(r => r.Code == "role-not-of-a-service"),
        _ => true,
    };

    private ImmutableList<Option>? Numbers(string name) => name switch
    {
        "confidentiality" or "integrity" or "availability" =>
            [.. View.Catalogue.Scale.Select(l => new Option(Number(l.Value), View.Class(l.Value)))],
        "likelihood" or "residualLikelihood" => Steps(View.Catalogue.Likelihoods),
        "consequence" or "residualConsequence" => Steps(View.Catalogue.Consequences),
        "number" when Command == "complete-measure" && Case is { } of =>
            [.. of.Service.Measures.Select(m => new Option(Number(m.Number), $"{m.Number}. {View.Typed(m.Measure.What)}"))],
        "number" or "set" when Case is { } of =>
            [.. of.Service.Sets.Select(s => new Option(Number(s.Number), $"{s.Number}. {View.Typed(s.Set.Name)}"))],
        "subProcessor" when Case is { } of =>
            [.. of.Service.Abroad.Processors.Select(p => new Option(Number(p.Number), $"{p.Number}. {View.Typed(p.Is.Name)} ({p.Is.Country})"))],
        "transfer" when Case is { } of =>
            [.. of.Service.Abroad.Transfers.Select(t => new Option(Number(t.Number), $"{t.Number}. {View.Typed(t.Is.Recipient)} ({t.Is.Country})"))],
        "incident" when Case is { } of =>
            [.. of.Service.Incidents.Where(i => i.IsOpen).Select(i => new Option(Number(i.Number), $"{i.Number}. {View.Excerpt(i.What)}"))],
        "control" when Case is { } of =>
            [.. of.Applicable.Select(a => new Option(Number(a.Control.Id), View.Say.Control(a.Control.Id)))],
        _ => null,
    };

    private ImmutableList<Option> Steps(ImmutableList<ScaleLevel> scale) =>
        [.. scale.Select(l => new Option(Number(l.Value), $"{l.Value}: {l.Name.In(View.Say.Language)}"))];

    private ImmutableList<Option> Steps() => Case is not { } of ? [] :
    [
        .. of.Loaded.Rules.Rulebook.ExitPlan
            .Where(s => s.Confirmed && ExitDates.Concerns(s, of.Service) && !of.Service.IsDone(s.Id))
            .Select(s => new Option(s.Id.Value, View.Say.Step(s.Id))),
    ];

    private ImmutableList<Option> Tasks() => Case is not { } of ? [] :
        [.. TaskSchedule.Of(of.Service, of.Context).Select(o => new Option(o.Task.Id.Value, View.Say.Task(o.Task.Id)))];

    private ImmutableList<Option> Changes() => Case is not { } of ? [] :
        [.. of.Rules.Rulebook.Schedule.Changes.Select(c => new Option(c.Id.Value, View.Say.Change(c.Id)))];

    private ImmutableList<Option> Questions() => Case is not { } of ? [] :
        [.. Relevance.Of(of.Service, of.Rules.Rulebook).Select(q => new Option(q.Id.Value, View.Say.Question(q.Id)))];

    // What has no day gives no reminders either.
    private ImmutableList<Option> Obligations() => Case is not { } of ? [] :
    [
        .. of.Obligations.Where(o => o.DueOn is not null)
            .Select(o => new Option(o.Key, $"{View.Date(o.DueOn!.Value)}: {View.Say.Obligation(o)}")),
    ];

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
