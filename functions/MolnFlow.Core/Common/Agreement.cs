using System.Text.Json.Serialization;

namespace MolnFlow.Core.Common;

/// <summary>How long an agreement runs. All dates are civil dates; an end is the last day it holds.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Term.Fixed), "fixed")]
[JsonDerivedType(typeof(Term.AutoRenewing), "auto-renewing")]
[JsonDerivedType(typeof(Term.WithOptions), "with-options")]
[JsonDerivedType(typeof(Term.OpenEnded), "open-ended")]
[JsonDerivedType(typeof(Term.Free), "free")]
public abstract record Term(DateOnly Start)
{
    /// <summary>The last day of the present period; null when the agreement has no end of its own.</summary>
    [JsonIgnore]
    public DateOnly? EndsOn => this switch
    {
        Fixed t => t.End,
        AutoRenewing t => t.End,
        WithOptions t => t.End,
        OpenEnded or Free => null,
        _ => throw new InvalidOperationException($"No case for {GetType().Name}."),
    };

    // Counted from the next period's first day: one that ends with a month goes on doing so (28 February, 29 February).
    private static DateOnly Prolonged(DateOnly end, int months) => end.AddDays(1).AddMonths(months).AddDays(-1);

    /// <summary>Ends by itself.</summary>
    public sealed record Fixed(DateOnly Start, DateOnly End) : Term(Start);

    /// <summary>Runs on for another period unless notice is given; <c>End</c> is the present period's.</summary>
    public sealed record AutoRenewing(DateOnly Start, DateOnly End, int RenewalMonths) : Term(Start)
    {
        public DateOnly NextEnd() => Prolonged(End, RenewalMonths);
    }

    /// <summary>May be prolonged so many times, each time by call.</summary>
    public sealed record WithOptions(DateOnly Start, DateOnly End, int OptionMonths, int OptionsLeft) : Term(Start)
    {
        public DateOnly NextEnd() => Prolonged(End, OptionMonths);
    }

    /// <summary>Runs until somebody gives notice.</summary>
    public sealed record OpenEnded(DateOnly Start) : Term(Start);

    /// <summary>Terms accepted by clicking; no contract to end.</summary>
    public sealed record Free(DateOnly Start) : Term(Start);
}

/// <summary>What it takes to continue, which decides how early the question must be asked.</summary>
public enum Renewal
{
    Standard,
    TenderNeeded,
    Small,
}

/// <summary>
/// The terms that the dates of a service are computed from. The day counts are what the agreement
/// itself states; null where it is silent, and then figures are shown as targets, not duties.
/// </summary>
/// <param name="NoticeMonths">The agreement's own notice period, apart from the Data Act's.</param>
/// <param name="RetrievalDays">Days after the end in which data can still be fetched.</param>
/// <param name="CertificateDays">Days within which erasure is certified.</param>
/// <param name="BackupDays">Days until backups have expired.</param>
public sealed record AgreementTerms(
    Term Term,
    int? NoticeMonths,
    Renewal Renewal,
    int? RetrievalDays,
    int? CertificateDays,
    int? BackupDays);
