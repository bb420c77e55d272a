using System.Globalization;
using MolnFlow.Core.Common;
using MolnFlow.Web.Pages.Forms;

namespace MolnFlow.Web.Pages.Cases;

/// <summary>
/// The rows of a risk analysis as it was typed. A measure names its risk by the number that is seen, and a row
/// that was emptied is no risk: the rows close up and the measures follow.
/// </summary>
internal static class RiskRows
{
    public static void CloseUp(FormValues values)
    {
        var numbers = new Dictionary<string, string>();
        for (int i = 0; i < Limits.ListedIds; i++)
        {
            if (values.AnyIn(string.Create(CultureInfo.InvariantCulture, $"risks[{i}].")))
            {
                numbers[Number(i + 1)] = Number(numbers.Count + 1);
            }
        }

        for (int i = 0; i < Limits.ListedIds; i++)
        {
            string field = string.Create(CultureInfo.InvariantCulture, $"measures[{i}].risk");
            if (values.One(field)?.Trim() is { Length: > 0 } seen)
            {
                // A number that leads to no risk stays as it was typed, beyond every row, so that the fault names it.
                string now = numbers.GetValueOrDefault(seen) ?? (int.TryParse(seen, NumberStyles.None, CultureInfo.InvariantCulture, out int typed)
                    && typed <= numbers.Count ? "0" : seen);
                values.With(new FormValues().Add(field, now));
            }
        }

        values.CloseUp("risks", Limits.ListedIds);
        values.CloseUp("measures", Limits.ListedIds);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
