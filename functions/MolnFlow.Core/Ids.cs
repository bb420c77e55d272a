namespace MolnFlow.Core;

/// <summary>An opaque identifier that is stored and sent as a plain string.</summary>
public interface IIdentifier<TSelf> where TSelf : struct, IIdentifier<TSelf>
{
    string Value { get; }

    static abstract TSelf From(string value);
}

/// <summary>The public body (authority or company) that answers for a service. Part of every key.</summary>
public readonly record struct OrganisationId(string Value) : IIdentifier<OrganisationId>
{
    public static OrganisationId From(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>One external cloud service in one organisation's register.</summary>
public readonly record struct ServiceId(string Value) : IIdentifier<ServiceId>
{
    public static ServiceId From(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>
/// A person, opaquely: events name people only by this, so that a name or an address can be
/// corrected or erased in the person directory without touching the chain.
/// </summary>
public readonly record struct PersonId(string Value) : IIdentifier<PersonId>
{
    /// <summary>MolnFlow itself, for what happens because a date came.</summary>
    public static readonly PersonId System = new("system");

    public static PersonId From(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>A supplier's record; a reseller is a supplier too.</summary>
public readonly record struct SupplierId(string Value) : IIdentifier<SupplierId>
{
    public static SupplierId From(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>An agreement's record; one agreement may carry many services.</summary>
public readonly record struct AgreementId(string Value) : IIdentifier<AgreementId>
{
    public static AgreementId From(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>A step of the exit plan, by its id in the catalogue (<c>erasure-order</c>).</summary>
public readonly record struct StepId(string Value) : IIdentifier<StepId>
{
    public static StepId From(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>A recurring task, by its id in the catalogue (<c>access-review</c>).</summary>
public readonly record struct TaskId(string Value) : IIdentifier<TaskId>
{
    public static TaskId From(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>A kind of change to a service, by its id in the catalogue (<c>new-use</c>).</summary>
public readonly record struct ChangeId(string Value) : IIdentifier<ChangeId>
{
    public static ChangeId From(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>A question of the questionnaires, by its id in the catalogue (<c>processor-agreement</c>).</summary>
public readonly record struct QuestionId(string Value) : IIdentifier<QuestionId>
{
    public static QuestionId From(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>An evidence file, by the lower-case hexadecimal SHA-256 of its bytes.</summary>
public readonly record struct EvidenceId(string Value) : IIdentifier<EvidenceId>
{
    public static EvidenceId From(string value) => new(value);

    public override string ToString() => Value;
}
