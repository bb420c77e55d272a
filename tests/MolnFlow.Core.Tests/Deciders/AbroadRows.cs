using System.Collections.Immutable;
using MolnFlow.Core.Abroad;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Common;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Tests.Elsewhere;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Deciders;

/// <summary>The rows about sub-processors and transfers, of both tables.</summary>
internal static class AbroadRows
{
    private static readonly Func<Case> New = () => Milestones.Registered();
    private static readonly Func<Case> Used = () => Milestones.InUse();
    private static readonly Func<Case> Sending = () => Abroads.Sending();
    private static readonly Func<Case> Announced = () => Milestones.InUse().Do(Abroads.Announced("2025-11-03", "2025-12-01"));

    private static Case Expiring()
    {
        Case c = Milestones.InUse();
        c.Record(new Decision.Accepted([new Common.EvidenceValidityNoted([new(Give.Evidence[0], Dates.Day("2026-08-01"))])]), People.Owner);
        return c;
    }

    private static DecideAcquisition Approve(Case c) => new(true, null, Give.Decision(c.Today));

    public static readonly ImmutableList<Acceptance> Accepted =
    [
        new("a sub-processor is listed", New, _ => new AddSubProcessor(Abroads.Sub()), "SubProcessorAdded"),
        new("a sub-processor is announced", Used, _ => Abroads.Announced("2025-11-03", "2025-12-01"), "SubProcessorAnnounced"),
        new("a sub-processor is objected to", Announced, c => Abroads.Answer(c.Today, SubProcessorAnswer.Object), "SubProcessorAnswered"),
        new("a sub-processor goes away", Announced, c => new RemoveSubProcessor(1, "Anlitas inte", c.Today), "SubProcessorRemoved"),
        new("evidence is renewed", Expiring, _ => new Common.RenewEvidence(Give.Evidence[0], "Nytt intyg", null), "EvidenceRenewed"),
        new("a transfer is added", Used, _ => Abroads.Add(), "TransferAdded"),
        new("a transfer rests on something else", Sending, _ => Abroads.Change(new TransferTool.StandardClauses(Abroads.Fine)), "TransferChanged"),
        new("a transfer ends", Sending, c => new EndTransfer(1, "Avstängt", c.Today), "TransferEnded"),
        new("there are no transfers", New, _ => new DeclareNoTransfers("Allt i Sverige"), "NoTransfersDeclared"),
        new("an authority asked the supplier", Used, c => new RecordAccessRequest("Åklagare", "US", "Konton", AccessOutcome.Refused, c.Today, null), "AccessRequestRecorded"),
        new("the first morning without adequacy", () => Sending().Under(r => r.Revoked("2025-12-01")).At("2025-12-01"), _ => new Advance(), "AdequacyLost", PersonId.System),
        new("the second morning without adequacy", () => Sending().Under(r => r.Revoked("2025-12-01")).At("2025-12-01").Do(new Advance(), PersonId.System), _ => new Advance(), "", PersonId.System),
        new("a morning without adequacy before use", () => New().Do(Abroads.Add()).Under(r => r.Revoked("2025-12-01")).At("2025-12-01"), _ => new Advance(), "", PersonId.System),
    ];

    public static readonly ImmutableList<Refusal> Refused =
    [
        new("country-unknown", "there is no such country", Used, new AddSubProcessor(Abroads.Sub("XX"))),
        new("country-unknown", "an authority of nowhere asked", Used, c => new RecordAccessRequest("Åklagare", "us", "Konton", AccessOutcome.Refused, c.Today, null)),
        new("country-in-eea", "the country is in the EU", Used, Abroads.Add(country: "IE")),
        new("no-adequacy", "no decision speaks of the country", Used, Abroads.Add(country: "IN")),
        new("no-adequacy", "the decision fell", () => Used().Under(r => r.Revoked("2025-11-01")), Abroads.Add()),
        new("sub-processor-unknown", "there is none to answer on", Used, c => Abroads.Answer(c.Today)),
        new("sub-processor-unknown", "there is none to remove", Used, c => new RemoveSubProcessor(1, "Borta", c.Today)),
        new("sub-processor-not-asked", "it was there from the start", () => Used().Do(new AddSubProcessor(Abroads.Sub())), c => Abroads.Answer(c.Today)),
        new("sub-processor-not-asked", "it was answered", () => Announced().Do(Abroads.Answer(Dates.Day("2025-11-03"))), c => Abroads.Answer(c.Today)),
        new("only-sub-processors-announced", "it is a place", Used, Abroads.Announced("2025-11-03", "2025-12-01") with { SubProcessor = Abroads.Sub() with { Type = ProcessorType.StorageLocation } }),
        new("object-before-told", "the day was before the message", Used, Abroads.Announced("2025-11-03", "2025-11-02")),
        new("too-many-sub-processors", "sixty are listed", () => Enumerable.Range(0, 60).Aggregate(Used(), (c, _) => c.Do(new AddSubProcessor(Abroads.Sub()))), new AddSubProcessor(Abroads.Sub())),
        new("too-many-transfers", "thirty are recorded", () => Enumerable.Range(0, 30).Aggregate(Used(), (c, _) => c.Do(Abroads.Add())), Abroads.Add()),
        new("transfer-unknown", "there is none", Used, Abroads.Change(new TransferTool.None())),
        new("transfer-unknown", "none can be ended", Used, c => new EndTransfer(1, "Slut", c.Today)),
        new("transfer-there", "a transfer is recorded", Sending, new DeclareNoTransfers("Allt i Sverige")),
        new("transfer-unrecorded", "a sub-processor is abroad", () => New().Do(new AddSubProcessor(Abroads.Sub("US"))), new DeclareNoTransfers("Allt i Sverige")),
        new("nothing-changes", "it was said", Used, new DeclareNoTransfers("Allt i Sverige")),
        new("evidence-not-expiring", "it holds for ever", Used, new Common.RenewEvidence(Give.Evidence[0], "Nytt", null)),
        new("evidence-same", "it is put in its own place", Expiring, new Common.RenewEvidence(Give.Evidence[0], "Nytt", Give.Evidence)),
        new("transfers-unanswered", "nobody has said", New, Approve),
        new("transfer-without-tool", "one rests on nothing", () => New().Do(Abroads.Add(new TransferTool.None())), Approve),
        new("transfer-adequacy-lost", "the decision fell before ours", () => New().Do(Abroads.Add()).Under(r => r.Revoked("2025-11-03")), Approve),
        new("transfer-not-examined", "the law was not examined", () => New().Do(Abroads.Add(new TransferTool.StandardClauses(null))), Approve),
        new("transfer-not-examined", "nobody knows whether it holds", () => New().Do(Abroads.Add(new TransferTool.BindingRules(Abroads.Fine with { CanHonour = Likely.Unknown }))), Approve),
        new("transfer-measures-missing", "it does not hold", () => New().Do(Abroads.Add(new TransferTool.BindingRules(Abroads.Fine with { CanHonour = Likely.No }))), Approve),
    ];
}
