using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using MolnFlow.Application.Json;
using MolnFlow.Core;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Adopt;
using MolnFlow.Core.Common;

namespace MolnFlow.Application.Commands;

/// <summary>Reads shapes off record types: constructor parameters, nullability and attributes.</summary>
public static class Shapes
{
    // Plain strings stand in the payload itself, which is small.
    private const int LabelLength = 200;

    private static readonly ConcurrentDictionary<Type, Shape> Known = new();
    private static readonly ConcurrentDictionary<string, Type> Named = new(typeof(Command).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(Command)) && t.GetCustomAttribute<InternalAttribute>() is null)
        .ToDictionary(t => t.GetCustomAttribute<CommandAttribute>()!.Name));

    /// <summary>Every command that people may give, by name.</summary>
    public static IReadOnlyCollection<string> Commands => [.. Named.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Null when no such command may be given.</summary>
    public static Shape.Object? Command(string name) => Named.TryGetValue(name, out Type? type) ? (Shape.Object)Of(type) : null;

    /// <summary>True for what begins a service's log rather than adding to it; such commands have addresses of their own.</summary>
    public static bool Opens(Type command) => command == typeof(RegisterService) || command == typeof(AdoptService);

    public static string NameOf(Type command) => command.GetCustomAttribute<CommandAttribute>()!.Name;

    public static Shape Of(Type type) => Known.GetOrAdd(type, static t => Make(t, null));

    private static Shape Make(Type type, int? maximumLength)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Make(inner, maximumLength);
        }

        if (Simple(type) is { } kind)
        {
            ImmutableList<string> choices = type.IsEnum ? [.. Enum.GetNames(type).Select(Kebab.Of)] : [];
            return new Shape.Scalar(type, kind, maximumLength ?? (kind == ScalarKind.Label ? LabelLength : Text.MaximumLength), choices);
        }

        if (type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type))
        {
            Shape item = Of(type.GetGenericArguments()[0]);
            bool evidence = item is Shape.Scalar { Kind: ScalarKind.Evidence };
            return new Shape.ListOf(type, item, evidence ? Limits.EvidencePerCommand : Limits.ListedIds);
        }

        ImmutableList<(string, Shape.Object)> kinds = [.. type.GetCustomAttributes<JsonDerivedTypeAttribute>()
            .Select(d => ((string)d.TypeDiscriminator!, (Shape.Object)Of(d.DerivedType)))];
        return kinds.IsEmpty ? new Shape.Object(type, [.. Fields(type)]) : new Shape.Union(type, kinds);
    }

    private static ScalarKind? Simple(Type type) =>
        type == typeof(Text) ? ScalarKind.Text
        : type == typeof(string) ? ScalarKind.Label
        : type == typeof(DateOnly) ? ScalarKind.Date
        : type == typeof(DateTimeOffset) ? ScalarKind.Instant
        : type == typeof(int) ? ScalarKind.Integer
        : type == typeof(bool) ? ScalarKind.Boolean
        : type.IsEnum ? ScalarKind.Choice
        : type == typeof(PersonId) ? ScalarKind.Person
        : type == typeof(SupplierId) ? ScalarKind.Supplier
        : type == typeof(ServiceId) ? ScalarKind.Service
        : type == typeof(AgreementId) ? ScalarKind.Agreement
        : type == typeof(StepId) ? ScalarKind.Step
        : type == typeof(TaskId) ? ScalarKind.Task
        : type == typeof(ChangeId) ? ScalarKind.Change
        : type == typeof(QuestionId) ? ScalarKind.Question
        : type == typeof(EvidenceId) ? ScalarKind.Evidence
        : null;

    private static IEnumerable<Field> Fields(Type type)
    {
        var nullability = new NullabilityInfoContext();
        foreach (ParameterInfo parameter in Constructor(type).GetParameters())
        {
            PropertyInfo property = type.GetProperty(parameter.Name!)!;
            int? length = property.GetCustomAttribute<MaxLengthAttribute>()?.Length;
            bool optional = Nullable.GetUnderlyingType(parameter.ParameterType) is not null
                || (!parameter.ParameterType.IsValueType && nullability.Create(parameter).WriteState == NullabilityState.Nullable);
            yield return new Field(
                JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!),
                length is null ? Of(parameter.ParameterType) : Make(parameter.ParameterType, length),
                optional,
                property.GetCustomAttribute<FilledInAttribute>() is not null);
        }
    }

    internal static ConstructorInfo Constructor(Type type) => type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
}
