using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Deciders;

/// <summary>One row of the acceptance table: what was, what was asked, by whom, and the events that follow.</summary>
public sealed record Acceptance(string When, Func<Case> Given, Func<Case, Command> Asked, string Events, PersonId? By = null);
