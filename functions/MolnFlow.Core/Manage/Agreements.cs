using System.Collections.Immutable;
using MolnFlow.Core.Common;

namespace MolnFlow.Core.Manage;

/// <summary>Mending an agreement's terms, and following what another service under it brought about.</summary>
internal static class Agreements
{
    public static Decision Correct(Service s, CorrectAgreement c, Context x) => s.Agreement is not { } link
        ? Decision.Refuse(new Reason("agreement-missing", "sign-agreement"))
        : Decision.Unless(
            [.. AgreementFaults.Of(c.Terms, x.Today), .. link.Terms == c.Terms ? ImmutableList.Create(new Reason("nothing-changes")) : []],
            new AgreementCorrected(c.Terms, c.Because));

    /// <summary>The terms are one and the same for every service under the agreement.</summary>
    public static Decision Follow(Service s, FollowAgreement c) =>
        s.Agreement?.Id != c.Agreement || s.Agreement.Terms == c.Terms ? Decision.Accept()
        : c.Corrected ? Decision.Accept(new AgreementCorrected(c.Terms, null))
        : Decision.Accept(new AgreementExtended(c.Terms, ExtensionCause.SharedAgreement, []));
}
