namespace MolnFlow.Core;

/// <summary>Where a service is in its life. Controls are asked in the first three.</summary>
public enum Phase
{
    Acquire,
    Manage,
    Exit,
    Closed,
}

/// <summary>How strongly a requirement binds. The last two warn unless the organisation hardens them.</summary>
public enum Force
{
    Law,
    BindingRoutine,
    Recommendation,
    OwnChoice,
}

/// <summary>What a person can be to a service. The catalogue's roles file has their names and duties.</summary>
public enum Role
{
    ServiceOwner,
    Deputy,
    Manager,
    InformationOwner,
    RiskOwner,
    DataProtectionOfficer,
    CloudLead,
    SecurityOfficer,
    Archivist,
    LogTeam,
    Auditor,
    Administrator,
}
