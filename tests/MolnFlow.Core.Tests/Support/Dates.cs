using System.Globalization;

namespace MolnFlow.Core.Tests.Support;

public static class Dates
{
    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
