using System.Reflection;

namespace MolnFlow.Core.Tests.Support;

/// <summary>The core's command types and the names they go by.</summary>
public static class Commands
{
    public static readonly IReadOnlyList<Type> Types =
        [.. typeof(Command).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Command)) && !t.IsAbstract)];

    public static readonly IReadOnlySet<string> Names =
        Types.Select(t => t.GetCustomAttribute<CommandAttribute>()?.Name).OfType<string>().ToHashSet();
}
