namespace MolnFlow.Core.Common;

/// <summary>Bounds that hold in every store, so that what one accepts the other can keep.</summary>
public static class Limits
{
    /// <summary>Events that one decision may give.</summary>
    public const int EventsPerDecision = 40;

    /// <summary>Information sets of one service.</summary>
    public const int InformationSets = 60;

    /// <summary>Incidents of one service that may be open at once.</summary>
    public const int OpenIncidents = 40;

    /// <summary>Sub-processors and storage locations of one service.</summary>
    public const int SubProcessors = 60;

    /// <summary>Transfers of one service; what one adequacy decision may end at once.</summary>
    public const int Transfers = 30;

    /// <summary>Measures from risk analyses that wait to be done in one service.</summary>
    public const int OpenMeasures = 80;

    /// <summary>Evidence files that one command may name.</summary>
    public const int EvidencePerCommand = 20;

    /// <summary>The latest end an agreement may have; 9999-12-31 is how some systems write "none", and has no dates after it.</summary>
    public static DateOnly LatestEnd(DateOnly today) => today.AddYears(100);

    /// <summary>Sub-points, and other listed ids, in one command.</summary>
    public const int ListedIds = 40;
}
