using System.Collections.Immutable;
using MolnFlow.Application.Desk;
using MolnFlow.Core;
using MolnFlow.Core.Common;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Manage;

namespace MolnFlow.Standalone.Demo.Story;

/// <summary>Leaving, step by step.</summary>
internal static class Endings
{
    public static Life Leaving(this Life life, int day, string diary) =>
        life.On(day, on => new StartExit(Beginnings.Decided(on, diary), null));

    public static Life Step(this Life life, int day, string step, string? note = null) => life.On(day, async stage => await stage.Do(
        life, Done(new StepId(step), stage.Today, note is null ? null : new Text(note), await stage.File(life, $"Underlag {step}", life.Owner)), life.Owner));

    private static Command Done(StepId step, DateOnly on, Text? note, ImmutableList<EvidenceId> evidence) => step == ExitSteps.DestinationChoice
        ? new ChooseDestination(Destination.Switch, null, on, note, evidence)
        : new ConfirmExitStep(step, on, note, evidence);

    public static Life Proposed(this Life life, int day, string step, string note) => life.On(day, async stage => await stage.Do(
        life, new ProposeExitStep(new StepId(step), stage.Today, note, await stage.File(life, $"Underlag {step}", life.Owner)), life.Owner));

    public static Life SecondSignature(this Life life, int day, string step, string by = "bo") =>
        life.On(day, _ => new ApproveExitStep(new StepId(step)), by);

    public static Life Settled(this Life life, int day, int set, SetOutcome outcome, string reference, string by) => life.On(day, async stage =>
        await stage.Do(life, new SettleInformationSet(set, outcome, reference, stage.Today, await stage.File(life, $"Kvitto {set}", by)), by));

    public static Life Closed(this Life life, int day, string diary) => life.On(day, on => new Close(Beginnings.Decided(on, diary)));

    /// <summary>A fixed term, from and to days of the story.</summary>
    public static Func<DateOnly, AgreementTerms> Fixed(int from, int to, int? notice = null) =>
        today => new AgreementTerms(new Term.Fixed(today.AddDays(from), today.AddDays(to)), notice, Renewal.Standard, 30, 30, 90);
}
