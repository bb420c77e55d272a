using System.Globalization;
using MolnFlow.Application.Commands;
using MolnFlow.Application.Json;
using MolnFlow.Core;
using MolnFlow.Core.Abroad;
using MolnFlow.Core.Assess;
using MolnFlow.Core.Common;
using MolnFlow.Core.Obligations;
using MolnFlow.Web.Pages.Forms;

namespace MolnFlow.Web.Pages.Cases;

/// <summary>What a form can start from: the present state of what it changes, and today's date.</summary>
internal static class Prefill
{
    /// <param name="query">What the address says, which goes before everything else.</param>
    public static FormValues For(string command, CaseView of, IQueryCollection query)
    {
        var known = new FormValues();
        FormValues asked = FormValues.From(query);
        if (command == "change-details")
        {
            known.Add("name", of.Service.Name.Value).Add("purpose", of.Service.Purpose?.Value)
                .Add("supplier", of.Service.Supplier?.Value).Add("complexBecause", of.Service.ComplexBecause?.Value);
        }
        else if (command == "change-information-set"
            && int.TryParse(asked.One("number"), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && of.Service.Sets.Find(s => s.Number == number) is { } numbered)
        {
            Flatten(numbered.Set, Shapes.Of(typeof(InformationSet)), "set", known);
        }
        else if (command == "correct-agreement" && of.Service.Agreement is { } agreement)
        {
            Flatten(agreement.Terms, Shapes.Of(typeof(AgreementTerms)), "terms", known);
        }
        else if (command == "complete-review" && ServiceReview.Open(of.Service, of.Context) is { } review)
        {
            foreach ((Occurrence gathered, int i) in ServiceReview.Gathers(of.Service, review, of.View.Today, of.Context).Select((o, i) => (o, i)))
            {
                known.Add(string.Create(CultureInfo.InvariantCulture, $"tasks[{i}].task"), gathered.Task.Id.Value);
            }
        }
        else if (command == "correct-incident"
            && int.TryParse(asked.One("incident"), NumberStyles.None, CultureInfo.InvariantCulture, out int incident)
            && of.Service.Incidents.Find(i => i.Number == incident) is { } reported)
        {
            known.Add("kind", Kebab.Of(reported.Kind)).Add("awareAt", reported.AwareAt.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture))
                .Add("personalData", Kebab.Of(reported.PersonalData)).Add("significant", Kebab.Of(reported.Significant));
        }
        else if (command == "change-transfer"
            && int.TryParse(asked.One("transfer"), NumberStyles.None, CultureInfo.InvariantCulture, out int transfer)
            && of.Service.Abroad.Transfers.Find(t => t.Number == transfer) is { } there)
        {
            Flatten(there.Is, Shapes.Of(typeof(Transfer)), "stated", known);
        }

        if (command == "record-risk-analysis")
        {
            RiskAnalysis(of, known);
        }

        if (Shapes.Command(command)!.Fields.Exists(f => f.Name == "on"))
        {
            known.Add("on", of.View.Date(of.View.Today));
        }

        return known.With(asked);
    }

    // From the analysis before, or from the themes that every external cloud service has to weigh.
    private static void RiskAnalysis(CaseView of, FormValues known)
    {
        if (of.Service.RiskAnalysis?.As.Risks is { IsEmpty: false } before)
        {
            foreach ((AnalysedRisk risk, int i) in before.Select((r, i) => (r, i)))
            {
                Flatten(risk, Shapes.Of(typeof(AnalysedRisk)), string.Create(CultureInfo.InvariantCulture, $"risks[{i}]"), known);
            }

            return;
        }

        foreach ((RiskTheme theme, int i) in Enum.GetValues<RiskTheme>().Where(t => t != RiskTheme.Other).Select((t, i) => (t, i)))
        {
            string row = string.Create(CultureInfo.InvariantCulture, $"risks[{i}]");
            known.Add($"{row}.theme", Kebab.Of(theme))
                .Add($"{row}.description", of.View.Catalogue.RiskThemes.GetValueOrDefault(theme)?.Starter.In(of.View.Say.Language));
        }
    }

    /// <summary>An earlier answer, to go on from.</summary>
    public static void Answer(Answer answer, FormValues known) => Flatten(answer, Shapes.Of(typeof(Answer)), "answer", known);

    private static void Flatten(object? value, Shape shape, string path, FormValues known)
    {
        switch (value, shape)
        {
            case (null, _):
                break;
            case (_, Shape.Object o):
                foreach (Field field in o.Fields)
                {
                    object? part = value.GetType().GetProperty(field.Name, Public)!.GetValue(value);
                    Flatten(part, field.Shape, $"{path}.{field.Name}", known);
                }

                break;
            case (_, Shape.Union union):
                (string kind, Shape.Object chosen) = union.Kinds.First(k => k.Shape.Type == value.GetType());
                known.Add($"{path}.kind", kind);
                Flatten(value, chosen, $"{path}@{kind}", known);
                break;
            case (System.Collections.IEnumerable many, Shape.ListOf list):
                foreach (object item in many)
                {
                    Flatten(item, list.Item, path, known);
                }

                break;
            default:
                known.Add(path, Plain(value));
                break;
        }
    }

    private const System.Reflection.BindingFlags Public =
        System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.IgnoreCase;

    private static string? Plain(object value) => value switch
    {
        bool yes => yes ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Enum member => Kebab.Of(member),
        Text text => text.Value,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
