using System.Collections.Immutable;
using MolnFlow.Core.Manage;
using MolnFlow.Core.Rulebook;
using MolnFlow.Core.Tests.Support;

namespace MolnFlow.Core.Tests.Deciders;

internal static class TaskRefusals
{
    private static readonly Func<Case> Used = () => Milestones.InUse();
    private static readonly TaskId Access = new("access-review");
    private static readonly LogReview Logs = new("Inloggningar", Dates.Day("2025-11-03"), "Inget", "Inget");

    private static CompleteTask Done(string task, DateOnly on, LogReview? logs = null) => new(new(task), on, TaskResult.Done, null, logs, null);

    private static CompleteReview Sitting(DateOnly on, params TaskId[] tasks) =>
        new(on, [.. tasks.Select(t => new ReviewedTask(t, TaskResult.Unchanged, null, null))], null, null);

    private static Rules WithoutReviews(Rules rules) => rules with
    {
        Rulebook = rules.Rulebook with { Timing = rules.Rulebook.Timing with { ReviewLow = 0, ReviewMedium = 0, ReviewHigh = 0 } },
    };

    public static readonly ImmutableList<Refusal> All =
    [
        new("not-in-this-phase", "a task comes before use", () => Milestones.Registered(), c => Done("access-review", c.Today)),
        new("task-unknown", "there is no such task", Used, c => Done("dusting", c.Today)),
        new("task-not-asked", "there is a DPIA already", Used, c => Done("dpia-screening", c.Today)),
        new("task-not-asked", "the class does not ask for it", () => Milestones.InUse(classification: Classification.None), c => Done("capacity", c.Today)),
        new("task-not-asked", "nothing is left out there", () => Milestones.Exiting().GatesPassed().Ordered(), c => Done("access-review", c.Today)),
        new("task-is-review", "the sitting is given as a task", Used, c => Done("service-review", c.Today)),
        new("task-date-early", "it was done before use", Used, c => Done("access-review", c.Today.AddDays(-1))),
        new("task-date-early", "it is sent twice", () => Used().Do(Done("access-review", Dates.Day("2025-11-03"))), c => Done("access-review", c.Today)),
        new("task-date-early", "the review is sent twice", () => Used().Do(Sitting(Dates.Day("2025-11-03"))), c => Sitting(c.Today)),
        new("date-in-future", "it is to be done tomorrow", Used, c => Done("access-review", c.Today.AddDays(1))),
        new("log-review-incomplete", "it says nothing of the log", Used, c => Done("log-review", c.Today)),
        new("log-review-incomplete", "a sitting says nothing of the log", Used, c => Sitting(c.Today, new TaskId("log-review"))),
        new("logs-not-asked", "the task reads no logs", Used, c => Done("access-review", c.Today, Logs)),
        new("logs-since-later", "it looked at what had not been", () => Used().At("2025-12-01"), c => Done("log-review", c.Today, Logs with { Since = c.Today.AddDays(1) })),
        new("task-twice", "a task stands twice in a sitting", Used, c => Sitting(c.Today, Access, Access)),
        new("too-many-at-once", "a sitting gives more than one decision may", Used, c => Sitting(c.Today, [.. Enumerable.Repeat(Access, 40)])),
        new("review-not-asked", "the rulebook has no reviews", () => Used().Under(WithoutReviews), c => Sitting(c.Today, Access)),

        new("obligation-unknown", "nothing is called that", Used, c => new Acknowledge("task:dusting", c.Today, null)),
        new("obligation-undated", "it has no day", () => Milestones.Registered(), c => new Acknowledge("next:record-risk-analysis", c.Today, null)),
        new("date-in-past", "the pause was until yesterday", Used, c => new Acknowledge("task:access-review", c.Today.AddDays(-1), null)),
        new("pause-too-long", "the pause is longer than two weeks", Used, c => new Acknowledge("task:access-review", c.Today.AddDays(15), null)),
        new("pause-too-long", "two pauses are longer than one may be", () => Used().Do(new Acknowledge("task:access-review", Dates.Day("2025-11-10"), null)).At("2025-11-10"), c => new Acknowledge("task:access-review", c.Today.AddDays(8), null)),
        new("pause-too-long", "the pause goes past what the law requires", () => Used().At("2026-10-28"), c => new Acknowledge("task:dpia-review", c.Today.AddDays(7), null)),
        new("pause-overdue", "the law's day has passed", () => Used().At("2026-11-10"), c => new Acknowledge("task:dpia-review", c.Today, null)),

        new("change-unknown", "there is no such change", Used, c => new ReportChange(new("weather"), "Regn", c.Today)),
        new("change-before-use", "it changed before use", Used, c => new ReportChange(new("new-use"), "Ny grupp", c.Today.AddDays(-1))),
    ];
}
