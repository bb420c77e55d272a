using System.Text;

namespace MolnFlow.Application.Commands;

/// <summary>What typed text may hold: letters, marks and line breaks, no control characters.</summary>
public static class PlainText
{
    /// <summary>The text trimmed, in Unicode form C and with bare line feeds; or the code of what is wrong.</summary>
    public static string? Read(string raw, int maximumLength, out string? text)
    {
        text = null;
        if (raw.Length > 2 * maximumLength + 1_000)
        {
            return "text-too-long";
        }

        string normal;
        try
        {
            normal = raw.ReplaceLineEndings("\n").Trim().Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return "text-invalid";
        }

        if (normal.Length == 0)
        {
            return "text-blank";
        }

        if (normal.Length > maximumLength)
        {
            return "text-too-long";
        }

        if (normal.Any(c => char.IsControl(c) && c is not ('\n' or '\t')))
        {
            return "text-control-characters";
        }

        text = normal;
        return null;
    }
}
