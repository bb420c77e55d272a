namespace MolnFlow.Core.Common;

/// <summary>What can be wrong with an agreement's terms on their own.</summary>
public static class AgreementFaults
{
    private const int LongestMonths = 120;
    private const int LongestDays = 3_650;

    public static IEnumerable<Reason> Of(AgreementTerms terms, DateOnly today)
    {
        if (terms.Term.EndsOn is { } end)
        {
            if (end < terms.Term.Start)
            {
                yield return new Reason("term-ends-before-start").With("date", end).With("start", terms.Term.Start);
            }
            else if (end < today)
            {
                yield return new Reason("agreement-ended").With("date", end);
            }

            foreach (Reason reason in Faults.TooLate(end, today))
            {
                yield return reason;
            }
        }

        foreach ((string field, int? value, int least, int most) in Numbers(terms))
        {
            if (value < least || value > most)
            {
                yield return new Reason("number-out-of-range").With("field", field).With("minimum", least).With("maximum", most);
            }
        }
    }

    private static IEnumerable<(string, int?, int, int)> Numbers(AgreementTerms terms) =>
    [
        ("noticeMonths", terms.NoticeMonths, 0, LongestMonths),
        ("retrievalDays", terms.RetrievalDays, 0, LongestDays),
        ("certificateDays", terms.CertificateDays, 0, LongestDays),
        ("backupDays", terms.BackupDays, 0, LongestDays),
        ("renewalMonths", (terms.Term as Term.AutoRenewing)?.RenewalMonths, 1, LongestMonths),
        ("optionMonths", (terms.Term as Term.WithOptions)?.OptionMonths, 1, LongestMonths),
        ("optionsLeft", (terms.Term as Term.WithOptions)?.OptionsLeft, 0, LongestMonths),
    ];
}
