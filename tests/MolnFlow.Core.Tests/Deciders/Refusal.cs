using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Deciders;

/// <summary>One row of the refusal tables: what was, what was asked, and the reason that must be among those given.</summary>
public sealed record Refusal(string Code, string When, Func<Case> Given, Func<Case, Command> Asked, PersonId? By = null)
{
    public Refusal(string code, string when, Func<Case> given, Command asked, PersonId? by = null)
        : this(code, when, given, _ => asked, by) { }
}
