using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using MolnFlow.Application.Adequacy;
using MolnFlow.Application.Catalogue;
using MolnFlow.Application.Commands;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Directory;
using MolnFlow.Application.Evidence;
using MolnFlow.Application.Outbox;
using MolnFlow.Application.Verify;
using MolnFlow.Core;
using Moq;

namespace MolnFlow.Application.Tests.Support;

/// <summary>The whole application over stores in memory, a clock that stands still, and a mailer that is a mock.</summary>
public sealed class World
{
    public static readonly OrganisationId Region = new("region");
    public static readonly OrganisationId Kommun = new("kommun");

    public World(string today = "2025-11-03", string installation = "m-test")
    {
        Clock = new ManualClock(new DateTimeOffset(Day(today), new TimeOnly(9, 0), TimeSpan.Zero));
        Present = new Present(Clock, Present.Stockholm);
        Installation = new Installation(installation);
        Rulebooks = new Rulebooks(Shipped.Catalogue, Documents);
        Loader = new ServiceLoader(Store, Rulebooks);
        Listener = new Mock<ICommitListener>();
        Desk = new ServiceDesk(Store, Loader, Rulebooks, Present, Installation, Listener.Object);
        Directories = new Directories(Documents);
        Evidence = new EvidenceDesk(Files, Documents, Store, Present);
        References = new References(Directories, Evidence, Store);
        Commands = new CommandDesk(Desk, References, Directories);
        Writer.Setup(w => w.Write(It.IsAny<Core.Obligations.Notice>(), It.IsAny<Person>(), It.IsAny<string>(), It.IsAny<Uri>(), It.IsAny<System.Collections.Immutable.ImmutableList<Core.Obligations.Obligation>>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(("Subject", "Text", "<p>Html</p>"));
        Courier = new Courier(Store, Desk, Directories, Writer.Object, Mailer.Object,
            new PublicAddress(new Uri("https://molnflow.example/")), Present, Installation, Rulebooks, NullLogger<Courier>.Instance);
        Verifier = new Verifier(Store, Files, Installation);
    }

    public MemoryServiceStore Store { get; } = new();

    public MemoryDocumentStore Documents { get; } = new();

    public MemoryEvidenceStore Files { get; } = new();

    public Mock<IMailer> Mailer { get; } = new();

    public Mock<ILetterWriter> Writer { get; } = new();

    public ManualClock Clock { get; }

    public Present Present { get; }

    public Installation Installation { get; }

    public Rulebooks Rulebooks { get; }

    public ServiceLoader Loader { get; }

    public Mock<ICommitListener> Listener { get; }

    public ServiceDesk Desk { get; }

    public Directories Directories { get; }

    public EvidenceDesk Evidence { get; }

    public References References { get; }

    public CommandDesk Commands { get; }

    public Courier Courier { get; }

    public Verifier Verifier { get; }

    public DateOnly Today => Present.Today;

    public World At(string day)
    {
        Clock.Now = new DateTimeOffset(Day(day), new TimeOnly(9, 0), TimeSpan.Zero);
        return this;
    }

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static Asker By(PersonId person) => new(Region, person);

    public Clockwork Clockwork() => new(
        Store, Desk, Courier, new EvidenceSweep(Files, Documents, Store, Present), Adequacy(), Watch(), Present, NullLogger<Clockwork>.Instance);

    public CatalogueWatch Watch()
    {
        var letters = new Mock<ICatalogueLetters>();
        letters.Setup(l => l.Write(It.IsAny<DateOnly>(), It.IsAny<bool>(), It.IsAny<Person>(), It.IsAny<Uri>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((DateOnly last, bool passed, Person _, Uri _, CancellationToken _) => ($"Catalogue {passed}", "Text", "<p>Html</p>"));
        return new CatalogueWatch(
            Rulebooks, Directories, Documents, Mailer.Object, letters.Object, new PublicAddress(new Uri("https://molnflow.example/")),
            Present, Installation, NullLogger<CatalogueWatch>.Instance);
    }

    public AdequacyDesk Adequacy()
    {
        var letters = new Mock<IAdequacyLetters>();
        letters.Setup(l => l.Write(It.IsAny<AdequacyCase>(), It.IsAny<Person>(), It.IsAny<IReadOnlyList<string>>(), It.IsAny<Uri>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((AdequacyCase about, Person _, IReadOnlyList<string> services, Uri _, CancellationToken _) =>
                (about.Country, string.Join(", ", services), "<p>Html</p>"));
        return new AdequacyDesk(
            Store, Desk, Rulebooks, Directories, Mailer.Object, letters.Object, new PublicAddress(new Uri("https://molnflow.example/")),
            Present, Installation, NullLogger<AdequacyDesk>.Instance);
    }
}
