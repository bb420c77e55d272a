namespace MolnFlow.Core.Rulebook;

/// <summary>
/// How much harm loss of confidentiality, integrity or availability does (0 = none, up to the
/// catalogue's maximum), and the two marks that call for controls of their own.
/// </summary>
public sealed record Classification(int Confidentiality, int Integrity, int Availability, bool Secrecy, bool PersonalData)
{
    public static readonly Classification None = new(0, 0, 0, false, false);

    /// <summary>The highest of the three classes.</summary>
    public int Highest => Math.Max(Confidentiality, Math.Max(Integrity, Availability));

    /// <summary>The stricter of two, taken per dimension.</summary>
    public Classification With(Classification other) => new(
        Math.Max(Confidentiality, other.Confidentiality),
        Math.Max(Integrity, other.Integrity),
        Math.Max(Availability, other.Availability),
        Secrecy || other.Secrecy,
        PersonalData || other.PersonalData);

    /// <summary>True when some dimension here is stricter than in <paramref name="other"/>.</summary>
    public bool IsStricterThan(Classification other) => With(other) != other;

    /// <summary>The figure for one criterion; marks count as 0 or 1.</summary>
    public int Of(Criterion criterion) => criterion switch
    {
        Criterion.Confidentiality => Confidentiality,
        Criterion.Integrity => Integrity,
        Criterion.Availability => Availability,
        Criterion.Secrecy => Secrecy ? 1 : 0,
        Criterion.PersonalData => PersonalData ? 1 : 0,
    };
}

/// <summary>What can make a control mandatory.</summary>
public enum Criterion
{
    Confidentiality,
    Integrity,
    Availability,
    Secrecy,
    PersonalData,
}
