using System.Reflection;
using System.Text.Json.Serialization;
using MolnFlow.Application.Json;
using MolnFlow.Core;
using MolnFlow.Core.Abroad;
using MolnFlow.Core.Calendar;
using MolnFlow.Core.Common;
using MolnFlow.Core.Obligations;

namespace MolnFlow.Application.Tests.Texts;

public class ChoiceTextTests
{
    // Roles have their names in catalog.yaml, kinds of notice have whole letters.
    private static readonly Type[] Elsewhere = [typeof(Role), typeof(NoticeKind)];

    [Fact]
    public void Every_choice_of_every_list_has_a_name() => LoadedTexts.MustHave(typeof(Command).Assembly.GetExportedTypes()
        .Append(typeof(Language))
        .Where(type => type.IsEnum && !Elsewhere.Contains(type))
        .SelectMany(type => Enum.GetNames(type).SelectMany(name => Keys(type, $"enum.{Kebab.Of(type.Name)}.{Kebab.Of(name)}"))));

    [Theory]
    [InlineData(typeof(Answer), "answer")]
    [InlineData(typeof(Term), "term")]
    [InlineData(typeof(Core.Assess.Reply), "reply")]
    [InlineData(typeof(TransferTool), "tool")]
    public void Every_kind_has_a_name_and_an_explanation(Type union, string name) => LoadedTexts.MustHave(union
        .GetCustomAttributes<JsonDerivedTypeAttribute>()
        .SelectMany(kind => new[] { $"kind.{name}.{kind.TypeDiscriminator}", $"kind.{name}.{kind.TypeDiscriminator}.help" }));

    // Units of time follow a figure and have a plural.
    private static string[] Keys(Type type, string key) => type == typeof(PeriodUnit) ? [$"{key}.one", $"{key}.many"] : [key];
}
