using MolnFlow.Core;

namespace MolnFlow.Web.Pages.Cases;

/// <summary>
/// Which forms a service's page offers in each phase, most usual first. Only an offer: whether a command
/// may be carried out is the core's decision.
/// </summary>
public static class CommandMenu
{
    private static readonly string[] Records =
    [
        "record-risk-analysis", "accept-residual-risk", "complete-measure", "decide-dpia", "record-dpia", "request-prior-consultation",
        "extend-prior-consultation", "suspend-prior-consultation", "resume-prior-consultation", "record-prior-consultation",
        "weigh-on-premises", "file-exit-plan",
    ];

    private static readonly string[] Tasks = ["complete-review", "complete-task", "report-change", "acknowledge"];

    private static readonly string[] Incidents =
    [
        "report-incident", "correct-incident", "record-breach-review", "record-notification", "close-incident", "declare-cybersecurity-act",
    ];

    private static readonly string[] Abroad =
    [
        "declare-no-transfers", "add-transfer", "change-transfer", "end-transfer", "add-sub-processor", "announce-sub-processor",
        "answer-sub-processor", "remove-sub-processor", "record-access-request",
    ];

    private static readonly string[] Always =
    [
        "change-details", "reassign", "add-information-set", "change-information-set", "remove-information-set",
        "accept-deviation", "renew-evidence", "assign-question", "erase-texts",
    ];

    /// <summary>The same for one service: one that was adopted may still be decided on.</summary>
    public static IReadOnlyList<(string Heading, IReadOnlyList<string> Commands)> Of(Service service) =>
        service is { Stage: Stage.Managing, Adoption: not null, Approval: null }
            ? [("ui.menu.adopted", ["decide-acquisition", "declare-not-external-cloud"]), .. Of(service.Phase)]
            : Of(service.Phase);

    /// <summary>Groups with the text code of their heading.</summary>
    public static IReadOnlyList<(string Heading, IReadOnlyList<string> Commands)> Of(Phase phase) => phase switch
    {
        Phase.Acquire =>
        [
            ("ui.menu.decide", ["decide-acquisition", "sign-agreement", "correct-agreement", "take-into-use"]),
            ("ui.menu.records", Records),
            ("ui.menu.abroad", Abroad),
            ("ui.menu.incidents", Incidents),
            ("ui.menu.service", Always),
            ("ui.menu.end", ["withdraw", "declare-not-external-cloud"]),
        ],
        Phase.Manage =>
        [
            ("ui.menu.tasks", Tasks),
            ("ui.menu.agreement", ["decide-continuation", "extend-agreement", "sign-agreement", "correct-agreement", "start-exit", "declare-disorder"]),
            ("ui.menu.exit-preparations", ["confirm-exit-step"]),
            ("ui.menu.records", Records),
            ("ui.menu.abroad", Abroad),
            ("ui.menu.incidents", Incidents),
            ("ui.menu.service", Always),
        ],
        Phase.Exit =>
        [
            ("ui.menu.exit",
            [
                "confirm-exit-step", "propose-exit-step", "approve-exit-step", "withdraw-exit-proposal",
                "propose-exit-exception", "approve-exit-exception", "settle-information-set", "choose-destination",
                "record-unfeasibility", "extend-transition", "declare-disorder", "accept-loss",
            ]),
            ("ui.menu.tasks", Tasks),
            ("ui.menu.close", ["close", "extend-agreement", "call-off-exit"]),
            ("ui.menu.records", Records),
            ("ui.menu.abroad", Abroad),
            ("ui.menu.incidents", Incidents),
            ("ui.menu.service", Always),
        ],
        Phase.Closed => [("ui.menu.service", ["erase-texts"])],
    };
}
