using MolnFlow.Core.Acquire;

namespace MolnFlow.Core.Rulebook;

/// <summary>The organisation's own scale: both sides count from 1, and their product says how high a risk is.</summary>
/// <param name="Likelihood">The highest likelihood.</param>
/// <param name="Consequence">The highest consequence.</param>
/// <param name="MediumFrom">The product from which a risk is medium.</param>
/// <param name="HighFrom">The product from which it is high.</param>
public sealed record RiskScale(int Likelihood, int Consequence, int MediumFrom, int HighFrom)
{
    /// <summary>For rulebooks kept from before the catalogue had a scale.</summary>
    public static readonly RiskScale Before = new(4, 4, 4, 9);

    public RiskLevel LevelOf(int likelihood, int consequence) =>
        likelihood * consequence >= HighFrom ? RiskLevel.High
        : likelihood * consequence >= MediumFrom ? RiskLevel.Medium
        : RiskLevel.Low;
}
