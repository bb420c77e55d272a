using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace MolnFlow.Application.Catalogue.Reading;

/// <summary>One file of the catalogue: reads it as YAML and collects what is wrong with it.</summary>
internal sealed class Document(string name, ICollection<CatalogueFault> faults)
{
    private const int MaximumBytes = 1024 * 1024;

    // The files need six levels. Deeper ones only serve to exhaust the stack.
    private const int MaximumDepth = 20;

    private static readonly UTF8Encoding utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public string Name => name;

    public void Fault(int line, string message) => faults.Add(new CatalogueFault(name, Math.Max(1, line), message));

    /// <summary>The whole content, or a void field (which reads as nothing, faultlessly) after a fault.</summary>
    public Field Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                return Unusable(1, $"The file {name} is missing. Put it back, or copy it from the catalogue that comes with MolnFlow.");
            }

            return file.Length > MaximumBytes
                ? Unusable(1, $"The file {name} is larger than 1 MB. Split it or take out what does not belong there.")
                : Parse(File.ReadAllText(path, utf8));
        }
        catch (DecoderFallbackException)
        {
            return Unusable(1, $"The file {name} is not in UTF-8. Save it again with that encoding.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unusable(1, $"The file {name} cannot be read: {e.Message}");
        }
    }

    private Field Parse(string text)
    {
        try
        {
            if ((Tabs(text) ?? Refused(text)) is { } refused)
            {
                return refused;
            }

            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 1
                ? new Field(this, stream.Documents[0].RootNode, name, (int)stream.Documents[0].RootNode.Start.Line)
                : Unusable(1, stream.Documents.Count == 0
                    ? $"The file {name} is empty. Copy it from the catalogue that comes with MolnFlow."
                    : $"The file {name} holds several documents. Take out the lines with three dashes.");
        }
        catch (YamlException e)
        {
            return Unusable((int)e.Start.Line,
                $"This is not readable YAML ({e.Message.TrimEnd('.')}). "
                    + "Check the indentation (spaces, never tabs), colons and quotes here and just above.");
        }
    }

    // The parser would name the line where the group began, which can be far above.
    private Field? Tabs(string text)
    {
        int line = Array.FindIndex(text.Split('\n'), l => l.Trim().Length > 0 && l[..^l.TrimStart().Length].Contains('\t'));
        return line < 0 ? null : Unusable(line + 1, "This line is indented with a tab. Use spaces, as many as the lines around it have.");
    }

    // Looked for before any tree is built: an alias can make a small file enormous, and depth costs stack.
    private Field? Refused(string text)
    {
        int depth = 0;
        var parser = new Parser(new StringReader(text));
        while (parser.MoveNext())
        {
            ParsingEvent seen = parser.Current!;
            if (seen is AnchorAlias || seen is NodeEvent { Anchor.IsEmpty: false })
            {
                return Unusable((int)seen.Start.Line,
                    "A word that begins with & or * is a YAML anchor or alias, which is not allowed here. "
                        + "Write the content out, or put the text in quotes.");
            }

            depth += seen.NestingIncrease;
            if (depth > MaximumDepth)
            {
                return Unusable((int)seen.Start.Line,
                    $"This is nested more than {MaximumDepth} levels deep. Check the brackets and the indentation.");
            }
        }

        return null;
    }

    private Field Unusable(int line, string message)
    {
        Fault(line, message);
        return Field.Void(this);
    }
}
