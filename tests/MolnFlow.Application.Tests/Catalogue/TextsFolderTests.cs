using MolnFlow.Application.Catalogue;

namespace MolnFlow.Application.Tests.Catalogue;

public class TextsFolderTests
{
    [Fact]
    public void Texts_are_gathered_from_all_files()
    {
        using var copy = new CatalogueCopy();
        copy.Write("texts/zz-one.yaml", "zz.one: {sv: \"Ett av {count}\", en: \"One of {count}\"}\n");
        copy.Write("texts/zz-two.yaml", "zz.two:\n  sv: Två\n  en: Two\n");
        Assert.Equal(new Bilingual("Ett av {count}", "One of {count}"), copy.Loaded().Texts["zz.one"]);
        Assert.Equal("Två", copy.Loaded().Texts["zz.two"].In(Language.Swedish));
    }

    [Fact]
    public void A_catalogue_without_the_folder_has_no_texts_and_no_fault()
    {
        using var copy = new CatalogueCopy();
        if (System.IO.Directory.Exists(copy.At("texts")))
        {
            System.IO.Directory.Delete(copy.At("texts"), recursive: true);
        }

        Assert.Empty(copy.Loaded().Texts);
    }

    [Theory]
    [InlineData("zz.a: {sv: A}\n", "The English text (en) of 'zz.a' is missing.")]
    [InlineData("zz.a: {sv: A, en: \" \"}\n", "'zz.a: en' is empty.")]
    [InlineData("zz.a: {sv: A, en: A, de: A}\n", "'de' does not belong in a text.")]
    [InlineData("zz.a: A\n", "'zz.a' must be something with keys below it (sv, en), but there is 'A'.")]
    [InlineData("zz.a: {sv: \"{date} {name}\", en: \"{name}\"}\n", "The placeholders of 'zz.a' differ: sv has {date}, {name}, en has {name}.")]
    [InlineData("zz.a: {sv: \"{ name}\", en: \"{name}\"}\n", "The placeholders of 'zz.a' differ")]
    [InlineData("- zz.a\n", "must be keys with a text in sv and en below each, but there is a list.")]
    public void A_mistake_in_a_text_is_told(string content, string says)
    {
        using var copy = new CatalogueCopy();
        copy.Write("texts/zz.yaml", content);
        Assert.Contains(copy.Faults(), f =>
            f.File == "texts/zz.yaml" && f.Line == 1 && f.Message.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void A_key_in_two_files_is_told_with_both_places()
    {
        using var copy = new CatalogueCopy();
        copy.Write("texts/zz-one.yaml", "\nzz.a: {sv: A, en: A}\n");
        copy.Write("texts/zz-two.yaml", "zz.a: {sv: A, en: A}\n");
        CatalogueFault fault = Assert.Single(copy.Faults());
        Assert.Equal(("texts/zz-two.yaml", 1), (fault.File, fault.Line));
        Assert.StartsWith("The key 'zz.a' is already in texts/zz-one.yaml, line 2.", fault.Message, StringComparison.Ordinal);
    }
}
