using System.Collections.Concurrent;
using FsCheck;
using FsCheck.Fluent;

namespace MolnFlow.Core.Tests.Laws;

/// <summary>Runs a law over random lives and shrinks the one that breaks it.</summary>
public static class Lives
{
    public const int Turns = 120;

    // One seed for all laws of a run, so that a life is lived once and held against each of them.
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(20).WithQuietOnSuccess(true)
        .WithReplay((ulong)Random.Shared.NextInt64(), (ulong)Random.Shared.NextInt64() | 1);

    private static readonly ConcurrentDictionary<string, Lazy<Life>> Lived = new();

    private static readonly Arbitrary<int[]> Choices = Arb.From(
        Gen.Choose(0, int.MaxValue).ArrayOf(Turns), Shorter);

    public static void AllObey(Action<Life> law) =>
        Prop.ForAll(Choices, choices => law(LifeOf(choices))).Check(Config);

    /// <summary>The same over every turn; <paramref name="law"/> asserts.</summary>
    public static void EveryTurnObeys(Action<Turn> law) => AllObey(life =>
    {
        foreach (Turn turn in life.Turns)
        {
            law(turn);
        }
    });

    private static Life LifeOf(int[] choices) => choices.Length < Turns
        ? Life.Lived(choices)
        : Lived.GetOrAdd(string.Join(' ', choices), _ => new(() => Life.Lived(choices))).Value;

    // Without the second half, without the first, and without any one turn.
    private static IEnumerable<int[]> Shorter(int[] choices)
    {
        if (choices.Length < 2)
        {
            yield break;
        }

        yield return choices[..(choices.Length / 2)];
        for (int i = choices.Length - 1; i > 0; i--)
        {
            yield return [.. choices[..i], .. choices[(i + 1)..]];
        }
    }
}
