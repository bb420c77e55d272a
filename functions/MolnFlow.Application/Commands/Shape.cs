using System.Collections.Immutable;

namespace MolnFlow.Application.Commands;

/// <summary>What a single value is.</summary>
public enum ScalarKind
{
    /// <summary>Typed text that may be erased later.</summary>
    Text,

    /// <summary>A short plain string.</summary>
    Label,
    Date,

    /// <summary>A date and a time of day, with an offset or in the organisation's zone.</summary>
    Instant,
    Integer,
    Boolean,
    Choice,
    Person,
    Supplier,
    Service,
    Agreement,
    Step,
    Task,
    Change,
    Question,
    Evidence,
}

/// <summary>
/// The shape of what people send: one description that the JSON reader, the forms and the OpenAPI
/// document are all made from, so that they cannot drift apart.
/// </summary>
public abstract record Shape(Type Type)
{
    /// <param name="MaximumLength">For text, in UTF-16 characters.</param>
    /// <param name="Choices">For choices, the names allowed.</param>
    public sealed record Scalar(Type Type, ScalarKind Kind, int MaximumLength, ImmutableList<string> Choices) : Shape(Type);

    public sealed record ListOf(Type Type, Shape Item, int Maximum) : Shape(Type);

    public sealed record Object(Type Type, ImmutableList<Field> Fields) : Shape(Type);

    /// <summary>One of several objects, told apart by the field <c>kind</c>.</summary>
    public sealed record Union(Type Type, ImmutableList<(string Kind, Object Shape)> Kinds) : Shape(Type);
}

/// <summary>One named part of an object.</summary>
/// <param name="FilledIn">True for what MolnFlow supplies itself; it is not read.</param>
public sealed record Field(string Name, Shape Shape, bool Optional, bool FilledIn);
