using MolnFlow.Application.Storage;

namespace MolnFlow.StoreContract;

/// <summary>Comparisons by content, where records with arrays and lists compare by reference.</summary>
internal static class Same
{
    public static void Events(IReadOnlyList<StoredEvent> expected, IReadOnlyList<StoredEvent> actual)
    {
        Assert.Equal(expected.Select(e => e.Sequence), actual.Select(e => e.Sequence));
        foreach (var (e, a) in expected.Zip(actual))
        {
            Assert.Equal(e.Header, a.Header, ignoreCase: false);
            Assert.True(string.Equals(e.Payload, a.Payload, StringComparison.Ordinal), $"The payload of event {e.Sequence} changed.");
            Assert.Equal(e.Hash, a.Hash);
            Assert.Equal(e.Texts is null, a.Texts is null);
            Assert.True((e.Texts?.Items ?? []).SequenceEqual(a.Texts?.Items ?? []), $"The texts of event {e.Sequence} changed.");
        }
    }

    public static void Heads(ServiceHead expected, ServiceHead? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected with { Head = actual.Head, Snapshot = actual.Snapshot }, actual);
        Assert.Equal(expected.Head, actual.Head);
        Assert.Equal(expected.Snapshot is null, actual.Snapshot is null);
        Assert.True(expected.Snapshot.AsSpan().SequenceEqual(actual.Snapshot), "The snapshot changed.");
    }

    public static void Rows(RegisterRow expected, RegisterRow? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected with { People = actual.People }, actual);
        Assert.Equal(expected.People, actual.People);
    }
}
