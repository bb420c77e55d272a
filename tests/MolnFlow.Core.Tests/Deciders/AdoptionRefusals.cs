using System.Collections.Immutable;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Common;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Deciders;

internal static class AdoptionRefusals
{
    private static readonly Func<Case> Nothing = () => Case.On("2025-11-03");
    private static readonly Func<Case> Adopted = () => Nothing().Do(Give.Adopt(Give.Set()));

    public static readonly ImmutableList<Refusal> All =
    [
        new("date-in-future", "it is to be used from tomorrow", Nothing, c => Give.Adopt() with { InUseSince = c.Today.AddDays(1) }),
        new("security-sensitive", "it holds what concerns Sweden's security", Nothing, _ => Give.Adopt() with { SecuritySensitive = true }),
        new("class-out-of-range", "a set is classed beyond the scale", Nothing, _ => Give.Adopt(Give.Set(new(9, 1, 1, false, false)))),
        new("too-many-at-once", "it comes with more sets than one decision may give", Nothing, _ => Give.Adopt([.. Enumerable.Repeat(Give.Set(), 40)])),
        new("role-not-of-a-service", "an auditor is named for it", Nothing, _ => Give.Adopt() with { OtherRoles = [new(Role.Auditor, People.Analyst)] }),
        new("role-twice", "two managers are named", Nothing, _ => Give.Adopt() with { OtherRoles = [new(Role.Manager, People.Analyst)] }),
        new("task-unknown", "something was done that is no task", Nothing, c => Give.Adopt() with { LastDone = [new(new("dusting"), c.Today)] }),
        new("task-twice", "a task was last done twice", Nothing, c => Give.Adopt() with { LastDone = [new(new("training"), c.Today), new(new("training"), c.Today)] }),
        new("task-date-early", "a task was done before use", Nothing, _ => Give.Adopt() with { LastDone = [new(new("training"), Dates.Day("2020-01-01"))] }),
        new("date-in-future", "a task was done tomorrow", Nothing, c => Give.Adopt() with { LastDone = [new(new("training"), c.Today.AddDays(1))] }),
        new("agreement-ended", "its agreement has run out", Nothing, _ => Give.Adopt() with { Agreement = new("agreement-1"), Terms = Give.FixedTerms("2023-01-01", "2025-06-30") }),
        new("signed-without-agreement", "nobody says which agreement", Nothing, c => Give.Adopt() with { AgreementSignedOn = c.Today }),
        new("rejection-while-in-use", "a no comes while it is used", Adopted, c => new DecideAcquisition(false, "För dyrt", Give.Decision(c.Today))),
        new("risk-analysis-missing", "it is approved with gaps", Adopted, c => new DecideAcquisition(true, null, Give.Decision(c.Today))),
        new("agreement-ended", "the agreement that was found has run out", Adopted, c => Give.Sign(c.Today, Give.FixedTerms("2023-01-01", "2025-06-30"))),
        new("not-in-this-phase", "it was acquired, and is no cloud service after all", () => Milestones.InUse(), _ => new DeclareNotExternalCloud("Körs hos oss")),
    ];
}
