using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MolnFlow.Core.Rulebook;

namespace MolnFlow.Application.Catalogue;

/// <summary>
/// The one way to write a rulebook down, so that equal rules have equal hashes wherever they were loaded.
/// Titles, guidance, law and holidays are no part of it. UTF-8 JSON without white space and without optional
/// properties, enum members in kebab case, lists in the order of the file, and properties in this order:
/// <code>
/// version, maximumClass,
/// controls [id, criteria {confidentiality, integrity, availability, secrecy, personalData}, phases, force,
///           references, conditional, subPointRule, subPoints [id, guidance, phases]],
/// exitPlan [id, kind, anchor, standard, complex, untilStandard, untilComplex, confirmed, evidenceRequired,
///           perInformationSet, acts, controls, force, needs, onlyWhen, exceptionAllowed],
/// schedule {mediumFrom, highFrom,
///           tasks [id, level, low, medium, high, onlyWhen, onlyControls, controls, force, ladder, acts, ownChoice, logs, doneBy],
///           changes [id, moves], quiet [fromMonth, fromDay, toMonth, toDay]},
/// questions [id, group, phases, before, kind, options [id, blocks, stops, reason, evidence, needs], evidence, dontKnow,
///            onlyWhen [question, answers, criterion, from], acts, force, controls, atIntake, requirements],
/// risk {likelihood, consequence, mediumFrom, highFrom},
/// timing {manageAnswersDue, exitLead, continuationLead, continuationLeadTender, continuationLeadSmall,
///         continuationEarliestShare, continuationOpens, openEndedDecision, highClass, deviationMaximum,
///         reviewLow, reviewMedium, reviewHigh, pauseMaximum, changeTriage,
///         adoptionQuiet, adoptionGapsLow, adoptionGapsMedium, adoptionGapsHigh}
/// </code>
/// A distance is <c>{"amount":-30,"unit":"days"}</c> or <c>{"law":"data-act-notice"}</c>. To change any of this
/// changes the hash of every rulebook; what is stored keeps the hash of its own text,
/// and may lack the schedule, the questions, the risk scale and the figures from reviewLow on.
/// </summary>
public static class CanonicalRulebook
{
    public static string Write(Rulebook rulebook)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            CanonicalWriter.Write(json, rulebook);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Lower-case hexadecimal SHA-256 of the text in UTF-8.</summary>
    public static string Hash(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));

    public static Rulebook WithHash(Rulebook rulebook) => rulebook with { Hash = Hash(Write(rulebook)) };

    /// <summary>The rulebook a text was written from; its hash is that of the text as given.</summary>
    /// <exception cref="FormatException">The text is not such a rulebook.</exception>
    public static Rulebook Read(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return CanonicalReader.Read(document.RootElement, Hash(json));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("The stored text is not a rulebook.", e);
        }
    }
}
