using System.Collections.Immutable;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Common;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Rulebook;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Deciders;

internal static class ThroughoutRefusals
{
    public static readonly AnswerControl Deviating =
        new(1, Phase.Acquire, new Answer.Deviation("Saknas i avtalet", "Egen rutin", Dates.Day("2026-05-31")));

    private static readonly Func<Case> New = () => Milestones.Registered();

    private static Control First(Case c, Func<Control, bool> which) => c.Rules.Rulebook.Controls.First(which);

    private static Rules AnyOf(Rules rules) => rules with
    {
        Rulebook = rules.Rulebook with
        {
            Controls = [.. rules.Rulebook.Controls.Select(c => c.Id != 1 ? c : c with
            {
                SubPointRule = SubPointRule.Any,
                SubPoints = [new SubPoint("a", false, []), new SubPoint("b", false, [])],
            })],
        },
    };

    private static AnswerControl Met(int control, Phase phase, params string[] points) => new(control, phase, new Answer.Met([.. points], null, null));

    public static readonly ImmutableList<Refusal> All =
    [
        new("role-not-of-a-service", "an organisation's role is given", New, new Reassign(Role.Auditor, People.Stranger)),
        new("nothing-changes", "the role is held by the same person", New, new Reassign(Role.Manager, People.Manager)),
        new("nothing-changes", "the deviation is accepted already", () => New().Do(Deviating).Do(new AcceptDeviation(1, Phase.Acquire), People.RiskOwner), new AcceptDeviation(1, Phase.Acquire), People.RiskOwner),
        new("class-out-of-range", "a class is negative", New, new AddInformationSet(Give.Set(new(0, -1, 0, false, false)))),
        new("too-many-information-sets", "there are sixty", () => Enumerable.Range(0, 59).Aggregate(New(), (c, _) => c.Do(new AddInformationSet(Give.Set()))), new AddInformationSet(Give.Set())),
        new("information-set-unknown", "the number to change was never used", New, new ChangeInformationSet(2, Give.Set())),
        new("information-set-unknown", "the number to remove was never used", New, new RemoveInformationSet(2, "Borta")),
        new("event-unknown", "there is no such event", New, new EraseTexts(99, "art. 17")),
        new("event-unknown", "events are counted from one", New, new EraseTexts(0, "art. 17")),

        new("control-unknown", "there is no such control", New, Met(43, Phase.Acquire)),
        new("control-not-in-phase", "it is not asked in that phase", New, Met(1, Phase.Exit)),
        new("phase-not-open", "its phase has not come", New, Met(2, Phase.Manage)),
        new("control-not-applicable", "nothing calls for it", () => Milestones.Registered(classification: Classification.None), c => Met(First(c, x => x.Criteria is { Confidentiality: not 0, Integrity: not 0, Availability: not 0 } && x.Phases.Contains(Phase.Acquire)).Id, Phase.Acquire)),
        new("control-without-condition", "it concerns every service", New, c => new AnswerControl(First(c, x => !x.Conditional).Id, Phase.Acquire, new Answer.NotApplicable("Gäller inte"))),
        new("date-in-past", "the plan was for yesterday", New, c => new AnswerControl(1, Phase.Acquire, new Answer.Planned(People.Owner, c.Today.AddDays(-1), null))),
        new("deviation-until", "it runs longer than a year", New, c => new AnswerControl(1, Phase.Acquire, new Answer.Deviation("Nej", "Rutin", c.Today.AddDays(366)))),
        new("deviation-until", "it ends today", New, c => new AnswerControl(1, Phase.Acquire, new Answer.Deviation("Nej", "Rutin", c.Today))),
        new("sub-point-unknown", "there is no such part", New, Met(1, Phase.Acquire, "ö")),
        new("sub-points-missing", "a part is left out", New, c => Met(First(c, x => x.SubPointRule == SubPointRule.All && x.Required(Phase.Acquire).Any() && x.Phases.Contains(Phase.Acquire)).Id, Phase.Acquire)),
        new("sub-point-any", "none of the parts is given", () => New().Under(AnyOf), Met(1, Phase.Acquire)),
        new("no-deviation", "the control was answered otherwise", New, new AcceptDeviation(1, Phase.Acquire), People.RiskOwner),
        new("deviation-expired", "it ran out before it was accepted", () => New().Do(Deviating).At("2026-05-31"), new AcceptDeviation(1, Phase.Acquire), People.RiskOwner),
        new("only-role-may", "somebody else accepts the deviation", () => New().Do(Deviating), new AcceptDeviation(1, Phase.Acquire), People.Manager),
        new("takes-two-people", "the risk owner accepts a deviation of their own", () => New().Do(Deviating, People.RiskOwner), new AcceptDeviation(1, Phase.Acquire), People.RiskOwner),
        new("takes-two-people", "the risk owner wrote the analysis", () => New().Do(Give.Risk(Dates.Day("2025-11-03")) with { Author = People.RiskOwner }), new AcceptResidualRisk(null), People.RiskOwner),

        new("not-in-this-phase", "an exit step comes in acquire", New, c => Give.Confirm("gate-1", c.Today)),
        new("not-in-this-phase", "approval comes in manage", () => Milestones.InUse(), c => new DecideAcquisition(true, null, Give.Decision(c.Today))),
        new("not-in-this-phase", "continuing comes in exit", () => Milestones.Exiting(), c => Give.Continue(c.Today)),
        new("case-ended", "the case was withdrawn", () => New().Do(new Withdraw("Behovet försvann")), new ChangeDetails("Nytt", null, null, null)),
        new("case-ended", "a shared agreement moves after the end", () => New().Do(new Withdraw("Behovet försvann")), new FollowAgreement(new("agreement-1"), Give.FixedTerms(), false)),
    ];
}
