using System.Collections.Immutable;

namespace MolnFlow.Core.Common;

/// <summary>
/// A decision taken by a person or a body. Who recorded it is the event's <see cref="Stamp"/>;
/// who took it is here, since a board's decision is typed in by somebody else.
/// </summary>
/// <param name="Person">The deciding person; exactly one of person and body is given.</param>
/// <param name="Body">The deciding body, such as a board.</param>
/// <param name="On">The day it was taken.</param>
/// <param name="Delegation">The delegation that let the person decide; required for a person.</param>
/// <param name="DiaryNumber">Where the decision is filed.</param>
public sealed record DecisionRecord(
    PersonId? Person,
    Text? Body,
    DateOnly On,
    Text? Delegation,
    Text DiaryNumber,
    ImmutableList<EvidenceId>? Evidence)
{
    /// <summary>Every fault of the record on its own.</summary>
    public IEnumerable<Reason> Faults(DateOnly today)
    {
        if (Person is null == Body is null)
        {
            yield return new Reason("decider-one-of");
        }

        if (Person is not null && Delegation is null)
        {
            yield return new Reason("delegation-missing");
        }

        if (On > today)
        {
            yield return new Reason("date-in-future").With("date", On);
        }
    }
}
