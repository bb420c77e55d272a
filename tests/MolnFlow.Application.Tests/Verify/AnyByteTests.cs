using MolnFlow.Application.Storage;
using MolnFlow.Application.Tests.Support;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Common;

namespace MolnFlow.Application.Tests.Verify;

public class AnyByteTests
{
    [Fact]
    public void Any_change_of_one_byte_is_found()
    {
        Life life = Run.Now(Shorter());
        Laws.ForAll(150, random =>
        {
            int at = random.Next(life.Log.Count);
            StoredEvent whole = life.Log[at];
            life.Log[at] = Changed(whole, random);
            Assert.Contains(Run.Now(life.Findings()), f => f.Sequence is 0 || f.Sequence >= at + 1);
            life.Log[at] = whole;
        });
        Assert.Empty(Run.Now(life.Findings()));
    }

    private static async Task<Life> Shorter()
    {
        Life life = await Life.Begin();
        await life.Do(new ChangeDetails("Bokning för vården", "Boka tid", null, "Många"));
        await life.Do(new Reassign(Core.Role.Deputy, People.Analyst));
        await life.Do(new RecordRiskAnalysis("Godtagbar", RiskLevel.Low, People.Analyst, life.World.Today, [life.Evidence]));
        await life.Do(new EraseTexts(2, "art. 17"));
        return life;
    }

    private static StoredEvent Changed(StoredEvent e, Random random) => random.Next(e.Texts is null ? 3 : 5) switch
    {
        0 => e with { Header = Changed(e.Header, random) },
        1 => e with { Payload = Changed(e.Payload, random) },
        2 => e with { Hash = Changed(e.Hash, random) },
        _ => e with { Texts = Changed(e.Texts!, random) },
    };

    private static StoredTexts Changed(StoredTexts texts, Random random)
    {
        int at = random.Next(texts.Items.Count);
        StoredText text = texts.Items[at];
        return new StoredTexts(texts.Items.SetItem(at, random.Next(2) == 0
            ? text with { Salt = Changed(text.Salt, random) }
            : text with { Value = Changed(text.Value, random) }));
    }

    private static byte[] Changed(byte[] bytes, Random random)
    {
        byte[] changed = [.. bytes];
        changed[random.Next(changed.Length)] ^= (byte)random.Next(1, 256);
        return changed;
    }

    // One character of ASCII for another, now and then only its case.
    private static string Changed(string text, Random random)
    {
        int at = random.Next(text.Length);
        char now = text[at], other = now;
        for (bool cased = random.Next(2) == 0; other == now; cased = false)
        {
            other = cased && char.IsAsciiLetter(now) ? (char)(now ^ 0x20) : (char)random.Next(1, 127);
        }

        return $"{text[..at]}{other}{text[(at + 1)..]}";
    }
}
