using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using MolnFlow.Core.Obligations;
using MolnFlow.Functions.Activities;
using MolnFlow.Functions.Orchestrations;

namespace MolnFlow.Functions.Tests.Orchestrations;

/// <summary>Orchestrators are replayed: what they ask must answer the same each time, and their history holds ids alone.</summary>
public sealed partial class DeterminismTests
{
    public static TheoryData<string> Replayed()
    {
        string folder = Path.Combine(Path.GetDirectoryName(Here())!, "../../../functions/MolnFlow.Functions/Orchestrations");
        return [.. Directory.GetFiles(folder, "*Orchestrator.cs").Append(Path.Combine(folder, "PhaseLoop.cs")).Select(Path.GetFullPath)];
    }

    [Theory]
    [MemberData(nameof(Replayed))]
    public void What_is_replayed_uses_no_clock_no_generator_and_no_io(string file) =>
        Assert.DoesNotMatch(Undetermined(), Comments().Replace(File.ReadAllText(file), ""));

    [Theory]
    [InlineData("DateTime.UtcNow")]
    [InlineData("Guid.NewGuid()")]
    [InlineData("await Task.Delay(1)")]
    [InlineData("x.ConfigureAwait(false)")]
    [InlineData("store.Find(")]
    public void The_test_above_would_see_it(string code) => Assert.Matches(Undetermined(), code);

    [Fact]
    public void Orchestrators_are_static_and_activities_take_ids_alone()
    {
        var functions = typeof(Watchman).Assembly.GetTypes().SelectMany(t => t.GetMethods())
            .Where(m => m.IsDefined(typeof(FunctionAttribute), false)).ToList();
        var triggers = functions.SelectMany(m => m.GetParameters()).ToList();
        Assert.All(triggers.Where(p => p.IsDefined(typeof(OrchestrationTriggerAttribute), false)), p => Assert.True(((System.Reflection.MethodInfo)p.Member).IsStatic));
        Assert.Equal(4, triggers.Count(p => p.IsDefined(typeof(ActivityTriggerAttribute), false)));
        Assert.All(triggers.Where(p => p.IsDefined(typeof(ActivityTriggerAttribute), false)), p => Assert.Equal(typeof(ServiceKey), p.ParameterType));
    }

    [Fact]
    public void Every_kind_of_notice_has_an_activity_that_exists()
    {
        string[] names = [.. typeof(Watchman).Assembly.GetTypes().SelectMany(t => t.GetMethods())
            .Select(m => m.GetCustomAttributes(typeof(FunctionAttribute), false).OfType<FunctionAttribute>().FirstOrDefault()?.Name).OfType<string>()];
        Assert.All(Enum.GetValues<NoticeKind>(), kind => Assert.Contains(NoticeActivities.Of(kind), names));
        Assert.Contains(NoticeActivities.Of(null), names);
    }

    private static string Here([CallerFilePath] string file = "") => file;

    [GeneratedRegex(@"\b(DateTime|DateTimeOffset)\.(Utc)?(Now|Today)\b|\bNewGuid\b|\bRandom\b|\bEnvironment\.|\bFile\.|\bHttpClient\b|\bThread\b|\bTask\.(Delay|Run|Factory)\b|\bConfigureAwait\b|\bStopwatch\b|\bTimeProvider\b|\bstore\.|\bILogger\b|\bAsyncLocal\b")]
    private static partial Regex Undetermined();

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline)]
    private static partial Regex Comments();
}
