namespace MolnFlow.Application.Tests.Support;

/// <summary>For properties, which are asked synchronously; nothing in memory ever waits.</summary>
public static class Run
{
    public static T Now<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
