using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using MolnFlow.Core.Manage;

namespace MolnFlow.Core.Abroad;

/// <summary>What the law and practice of the receiver's country mean for the clauses that were agreed (Schrems II).</summary>
/// <param name="Law">What was looked at, and what it lets authorities do.</param>
/// <param name="CanHonour">Whether the receiver can keep what it has agreed to.</param>
/// <param name="Measures">Supplementary measures that were considered.</param>
/// <param name="MeasuresWork">Whether they suffice and can be upheld.</param>
public sealed record TransferAssessment(Text Law, Likely CanHonour, Text Because, Text? Measures, Likely? MeasuresWork)
{
    /// <summary>Whether the transfer may rest on it.</summary>
    [JsonIgnore]
    public bool Holds => CanHonour == Likely.Yes || (CanHonour == Likely.No && Measures is not null && MeasuresWork == Likely.Yes);
}

/// <summary>What a transfer of personal data out of the EU and EEA rests on (GDPR chapter V).</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Adequacy), "adequacy")]
[JsonDerivedType(typeof(StandardClauses), "standard-clauses")]
[JsonDerivedType(typeof(BindingRules), "binding-rules")]
[JsonDerivedType(typeof(Other), "other")]
[JsonDerivedType(typeof(Exception), "exception")]
[JsonDerivedType(typeof(None), "none")]
public abstract record TransferTool
{
    private TransferTool() { }

    /// <summary>A decision by the Commission (art. 45), by the catalogue's list and what the organisation has said of it.</summary>
    public sealed record Adequacy : TransferTool;

    /// <summary>Standard contractual clauses (art. 46(2)(c)).</summary>
    public sealed record StandardClauses(TransferAssessment? Assessment) : TransferTool;

    /// <summary>Binding corporate rules (art. 47).</summary>
    public sealed record BindingRules(TransferAssessment? Assessment) : TransferTool;

    /// <summary>Another safeguard of art. 46.</summary>
    public sealed record Other(Text Which) : TransferTool;

    /// <summary>A derogation of art. 49: for the odd case, not for what goes on.</summary>
    public sealed record Exception(Text Ground, Text Because) : TransferTool;

    public sealed record None : TransferTool;
}

/// <summary>Personal data that reaches a country outside the EU and EEA, by being sent or by being seen from there.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="What">Which data, telemetry and diagnostics included.</param>
public sealed record Transfer(
    [property: MaxLength(2)] string Country, [property: MaxLength(200)] Text Recipient, [property: MaxLength(2000)] Text What,
    bool Telemetry, TransferTool Tool);

/// <summary>One with its running number within the service, from 1 and never used again.</summary>
/// <param name="Revision">From 1; goes up with each change.</param>
/// <param name="On">The day it came to stand as it does.</param>
/// <param name="Lost">Set when the adequacy decision it rests on fell.</param>
public sealed record NumberedTransfer(int Number, int Revision, Transfer Is, DateOnly On, AdequacyLost? Lost, DateOnly? LostOn);
