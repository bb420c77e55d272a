using MolnFlow.Core.Obligations;

namespace MolnFlow.Functions.Activities;

/// <summary>
/// Which activity carries what: the one place that says so. A kind of notice that is added to the core is given
/// its activity here, and the compiler asks for it. A letter is worded and sent the same way whoever carries it;
/// the activity is what a Durable monitor shows, and what is scaled, alerted on and retried by itself.
/// </summary>
internal static class NoticeActivities
{
    /// <param name="kind">Null for what is no notice: new terms on their way to other services, letters to be forgotten.</param>
    public static string Of(NoticeKind? kind) => kind is { } notice ? Of(notice) : nameof(FollowUp);

    private static string Of(NoticeKind kind) => kind switch
    {
        NoticeKind.RoleGiven => nameof(SendReminder),
        NoticeKind.AcceptanceWanted => nameof(SendReminder),
        NoticeKind.TakenIntoUse => nameof(SendReminder),
        NoticeKind.ContinuationOpened => nameof(SendReminder),
        NoticeKind.ExitStarted => nameof(EnforceExitChecklist),
        NoticeKind.ExitCalledOff => nameof(SendReminder),
        NoticeKind.ApprovalWanted => nameof(SendReminder),
        NoticeKind.Ended => nameof(SendReminder),
        NoticeKind.QuestionAsked => nameof(SendReminder),
        NoticeKind.Adopted => nameof(SendReminder),
    };
}
