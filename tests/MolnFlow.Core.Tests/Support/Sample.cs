using System.Collections.Immutable;
using System.Reflection;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Common;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Core.Tests.Support;

/// <summary>A filled-in value of any type of the core, so that tests reach types that are yet to be written.</summary>
public static class Sample
{
    private static readonly Dictionary<Type, object> Known = new()
    {
        [typeof(string)] = "x",
        [typeof(int)] = 1,
        [typeof(bool)] = true,
        [typeof(DateOnly)] = Dates.Day("2026-01-15"),
        [typeof(DateTimeOffset)] = new DateTimeOffset(2026, 1, 15, 9, 0, 0, TimeSpan.Zero),
        [typeof(PersonId)] = People.Owner,
        [typeof(Term)] = new Term.Fixed(Dates.Day("2025-12-01"), Dates.Day("2027-06-30")),
        [typeof(Reply)] = new Reply.Unknown(),
        [typeof(Abroad.TransferTool)] = new Abroad.TransferTool.StandardClauses(null),
        [typeof(Answer)] = new Answer.Unknown(null),
        [typeof(Classification)] = Give.Class2,
    };

    public static T Of<T>(Type type) => (T)Of(type);

    public static object Of(Type type)
    {
        Type wanted = Nullable.GetUnderlyingType(type) ?? type;
        return Known.TryGetValue(wanted, out object? known) ? known
            : wanted.IsEnum ? Enum.GetValues(wanted).GetValue(0)!
            : wanted.IsGenericType && wanted.GetGenericTypeDefinition() == typeof(ImmutableList<>)
            ? wanted.GetField("Empty", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!
            : Built(wanted);
    }

    private static object Built(Type type)
    {
        ConstructorInfo constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Of(p.ParameterType))]);
    }
}
