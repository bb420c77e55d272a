using System.Runtime.CompilerServices;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using MolnFlow.Application;
using MolnFlow.Application.Catalogue;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Directory;
using MolnFlow.Application.Evidence;
using MolnFlow.Application.Outbox;
using MolnFlow.Application.Storage;
using MolnFlow.Core;
using MolnFlow.Functions.Activities;
using MolnFlow.Functions.Evidence;
using MolnFlow.Functions.Orchestrations;
using MolnFlow.Functions.Storage;
using MolnFlow.Functions.Tests.Evidence;
using MolnFlow.Functions.Tests.Storage;
using MolnFlow.Web;
using MolnFlow.Web.Identity;
using Moq;

namespace MolnFlow.Functions.Tests.Support;

/// <summary>The whole app over tables and blobs of its own, a clock of its own and a mail service that is a mock.</summary>
internal sealed class World : IAsyncDisposable
{
    public static readonly OrganisationId Region = new("region");
    public static readonly PersonId Owner = new("p-owner");
    public static readonly PersonId Other = new("p-other");

    private readonly TestTables tables = new();
    private readonly TestContainer container = new();
    private ServiceProvider services = null!;

    private World(string today) => Clock = new ScaledClock(new DateTimeOffset(DateOnly.Parse(today), new TimeOnly(9, 0), TimeSpan.Zero));

    public ScaledClock Clock { get; }

    public AppHost App { get; private set; } = null!;

    public List<Letter> Sent { get; } = [];

    public bool MailDown { get; set; }

    public DurableTaskClient Client => App.Client;

    public ServiceDesk Desk => Get<ServiceDesk>();

    public IServiceStore Store => Get<IServiceStore>();

    public DateOnly Today => Get<Present>().Today;

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <param name="woken">False for commits that raise no event, as after a crash between the two.</param>
    public static async Task<World> Open(string today = "2025-11-03", bool woken = true)
    {
        var world = new World(today);
        var collection = new ServiceCollection();
        StorageTables storage = await world.tables.Open();
        var documents = new TableDocumentStore(storage);
        collection.AddLogging();
        collection.AddSingleton(Catalogue());
        collection.AddSingleton(new Installation("m-test"));
        collection.AddSingleton<IDocumentStore>(documents);
        collection.AddSingleton(new TableServiceStore(storage));
        collection.AddSingleton<IServiceStore>(sp => sp.GetRequiredService<TableServiceStore>());
        collection.AddSingleton<IEvidenceStore>(new BlobEvidenceStore(await world.container.Open()));
        collection.AddSingleton<TimeProvider>(world.Clock);
        collection.AddSingleton(new PublicAddress(new Uri("https://molnflow.example/")));
        collection.AddSingleton(Mock.Of<IWhoActs>());
        collection.AddSingleton(world.Mailer());
        collection.AddSingleton<Lives>();
        collection.AddSingleton(sp => woken ? sp.GetRequiredService<Lives>() : Mock.Of<ICommitListener>());
        collection.AddSingleton<Carrier>();
        collection.AddSite();
        world.services = collection.BuildServiceProvider();
        world.App = new AppHost(world.Clock, world.services);
        await world.Get<Rulebooks>().Keep(default);
        foreach (PersonId person in new[] { Owner, Other })
        {
            await world.Get<Directories>().People.Save(
                new Person(person, Region, $"Namn {person.Value}", $"{person.Value}@region.example", Language.Swedish, []), 0, default);
        }

        await world.App.Start();
        return world;
    }

    /// <summary>A round of the watchman's.</summary>
    public Task Watch() => ActivatorUtilities.CreateInstance<Watchman>(services).Run(new(), Client, default);

    public static async Task Until(Func<Task<bool>> holds, string what, int seconds = 60)
    {
        DateTime end = DateTime.UtcNow.AddSeconds(seconds);
        while (!await holds())
        {
            Assert.True(DateTime.UtcNow < end, $"It did not come about within {seconds} s: {what}");
            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await services.DisposeAsync();
        await tables.Discard();
        await container.Discard();
    }

    private IMailer Mailer()
    {
        var mailer = new Mock<IMailer>();
        mailer.Setup(m => m.Send(It.IsAny<Letter>(), It.IsAny<CancellationToken>())).Returns((Letter letter, CancellationToken _) =>
        {
            if (MailDown)
            {
                throw new HttpRequestException("No answer.");
            }

            lock (Sent)
            {
                Sent.Add(letter);
            }

            return Task.CompletedTask;
        });
        return mailer.Object;
    }

    private static Catalogue Catalogue([CallerFilePath] string here = "") =>
        CatalogueFiles.Load(Path.Combine(Path.GetDirectoryName(here)!, "../../../catalog")) is CatalogueResult.Loaded loaded
            ? loaded.Catalogue
            : throw new InvalidOperationException("The shipped catalogue cannot be loaded.");
}
