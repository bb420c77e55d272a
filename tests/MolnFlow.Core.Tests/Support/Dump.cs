using System.Collections;
using System.Reflection;
using System.Text;

namespace MolnFlow.Core.Tests.Support;

/// <summary>
/// Everything a value holds as text, so that two can be compared by what is in them: the immutable
/// collections inside records compare by reference.
/// </summary>
public static class Dump
{
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append('∅');
                break;
            case string or bool or int or Enum or DateOnly or DateTimeOffset:
                text.Append(value).Append(';');
                break;
            case IDictionary map:
                foreach (string entry in map.Keys.Cast<object>().Select(key => $"{Of(key)}→{Of(map[key])}").Order(StringComparer.Ordinal))
                {
                    text.Append('[').Append(entry).Append(']');
                }

                break;
            case IEnumerable list:
                foreach (object? item in list)
                {
                    text.Append('(');
                    Write(text, item);
                    text.Append(')');
                }

                break;
            default:
                text.Append(value.GetType().Name).Append('{');
                foreach (PropertyInfo property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Where(p => p.GetIndexParameters().Length == 0))
                {
                    text.Append(property.Name).Append('=');
                    Write(text, property.GetValue(value));
                }

                text.Append('}');
                break;
        }
    }
}
