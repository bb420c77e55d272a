using FsCheck;
using FsCheck.Fluent;

namespace MolnFlow.Application.Tests.Support;

/// <summary>Runs laws over random input.</summary>
public static class Laws
{
    /// <summary>For every number; what is made of it is up to the law, by <see cref="Random"/>.</summary>
    public static void ForAll(int times, Action<Random> law) =>
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), seed => law(new Random(seed)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(times).WithQuietOnSuccess(true));

    public static T One<T>(this Random random, params IReadOnlyList<T> of) => of[random.Next(of.Count)];
}
