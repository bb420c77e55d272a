using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Abroad;

/// <summary>Whether transfers stand on something, and whether the question has been answered at all.</summary>
public static class TransferStanding
{
    /// <summary>What must be settled before personal data goes in. "Don't know" is no answer here.</summary>
    public static IEnumerable<Reason> Missing(Service s, Context x) =>
    [
        .. s.Classification.PersonalData && s.Abroad.Transfers.IsEmpty && s.Abroad.NoTransfers is null
            ? [new Reason("transfers-unanswered", "declare-no-transfers")]
            : Array.Empty<Reason>(),
        .. s.Abroad.Transfers.Select(t => Fault(t, x.Rules.Law, x.Today)).OfType<Reason>(),
        .. Unrecorded(s, x.Rules.Law),
    ];

    /// <summary>What is wrong with what a transfer rests on; null when nothing is.</summary>
    public static Reason? Fault(NumberedTransfer t, Law law, DateOnly today) => t.Is.Tool switch
    {
        TransferTool.None => new Reason("transfer-without-tool", "change-transfer").With("transfer", t.Number).With("country", t.Is.Country),
        TransferTool.Adequacy when t.Lost is not null || law.Adequate(t.Is.Country, today) is null =>
            new Reason("transfer-adequacy-lost", "change-transfer").With("transfer", t.Number).With("country", t.Is.Country),
        TransferTool.StandardClauses tool => Assessed(t, tool.Assessment),
        TransferTool.BindingRules tool => Assessed(t, tool.Assessment),
        TransferTool.Adequacy or TransferTool.Other or TransferTool.Exception => null,
        _ => throw new InvalidOperationException($"No case for {t.Is.Tool.GetType().Name}."),
    };

    /// <summary>Sub-processors and storage outside the EEA in countries that no transfer speaks of.</summary>
    public static IEnumerable<Reason> Unrecorded(Service s, Law law) => !s.Classification.PersonalData ? [] : s.Abroad.Processors
        .Where(p => p.Answer != SubProcessorAnswer.Object && !law.Eea.Contains(p.Is.Country))
        .Select(p => p.Is.Country).Distinct()
        .Where(country => !s.Abroad.Transfers.Exists(t => t.Is.Country == country))
        .Select(country => new Reason("transfer-unrecorded", "add-transfer").With("country", country));

    private static Reason? Assessed(NumberedTransfer t, TransferAssessment? assessment) =>
        assessment is null || assessment.CanHonour == Manage.Likely.Unknown
            ? new Reason("transfer-not-examined", "change-transfer").With("transfer", t.Number).With("country", t.Is.Country)
            : assessment.Holds ? null
            : new Reason("transfer-measures-missing", "change-transfer").With("transfer", t.Number).With("country", t.Is.Country);
}
