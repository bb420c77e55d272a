using MolnFlow.Core.Abroad;
using MolnFlow.Core.Calendar;
using MolnFlow.Core.Exit;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Rulebook;
using static MolnFlow.Core.Obligations.ServiceObligations;

namespace MolnFlow.Core.Obligations;

/// <summary>Announced sub-processors to be answered, and transfers that have come to rest on nothing.</summary>
internal static class AbroadObligations
{
    public static IEnumerable<Obligation> Of(Service s, Context x) => [.. Answers(s, x), .. Transfers(s, x)];

    private static IEnumerable<Obligation> Answers(Service s, Context x)
    {
        foreach (NumberedProcessor p in s.Abroad.Processors.Where(p => p is { ObjectBy: not null, Answer: null }))
        {
            DatedFact due = Answerable(p.ObjectBy!.Value, x.Rules.Calendar);
            yield return For(s, Role.ServiceOwner, $"sub-processor:{p.Number}", 1, "answer-sub-processor", new Deadline.Day(due.Date), Force.Law, "answer-sub-processor")
                .With("name", p.Is.Name).With("country", p.Is.Country).With("objectBy", p.ObjectBy.Value)
                .Fill("subProcessor", $"{p.Number}") with
            { Arithmetic = due };
        }
    }

    // An objection that leaves on a Sunday is read on the Monday, when it is too late.
    private static DatedFact Answerable(DateOnly objectBy, WorkingDays calendar)
    {
        DatedFact fact = DatedFact.From("object-by", objectBy);
        DateOnly day = calendar.OnOrBefore(objectBy);
        return day == objectBy ? fact : fact.Then("preceding-working-day", null, day);
    }

    // Before use, what is missing stands between the case and its decision instead.
    private static IEnumerable<Obligation> Transfers(Service s, Context x)
    {
        if (s.Stage is not (Stage.Managing or Stage.Exiting))
        {
            yield break;
        }

        foreach (NumberedTransfer t in s.Abroad.Transfers.Where(t => TransferStanding.Fault(t, x.Rules.Law, x.Today) is not null))
        {
            DatedFact due = t.LostOn is { } lost ? Triage.From("adequacy-lost", lost, x.Rules) : Triage.From("transfer-stated", Later(t.On, s.InUseSince), x.Rules);
            Obligation obligation = t.Is.Tool is TransferTool.Adequacy or TransferTool.None
                ? For(s, Role.ServiceOwner, $"transfer:{t.Number}", t.Revision, "transfer-without-tool", new Deadline.Day(due.Date), Force.Law, "change-transfer")
                : For(s, Role.ServiceOwner, $"transfer:{t.Number}", t.Revision, "examine-transfer", new Deadline.Day(due.Date), Force.Law, "change-transfer");
            yield return obligation.With("country", t.Is.Country).With("recipient", t.Is.Recipient)
                .Fill("transfer", $"{t.Number}") with
            { Arithmetic = due };
        }
    }

    private static DateOnly Later(DateOnly day, DateOnly? other) => other > day ? other.Value : day;
}
