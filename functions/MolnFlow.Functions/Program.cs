using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MolnFlow.Application.Catalogue;
using MolnFlow.Application.Desk;
using MolnFlow.Application.Evidence;
using MolnFlow.Application.Outbox;
using MolnFlow.Application.Storage;
using MolnFlow.Functions.Activities;
using MolnFlow.Functions.Evidence;
using MolnFlow.Functions.Hosting;
using MolnFlow.Functions.Identity;
using MolnFlow.Functions.Mail;
using MolnFlow.Functions.Orchestrations;
using MolnFlow.Functions.Storage;
using MolnFlow.Web;
using MolnFlow.Web.Identity;
using SendGrid;

FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
Settings settings = Settings.From(builder.Configuration);
CatalogueResult read = CatalogueFiles.Load(settings.CatalogFolder);
if (read is not CatalogueResult.Loaded { Catalogue: { } catalogue })
{
    Console.Error.WriteLine($"The catalogue in {settings.CatalogFolder} cannot be used:");
    Console.Error.WriteLine(string.Join('\n', ((CatalogueResult.Faulty)read).Faults));
    return 2;
}

// A user-assigned identity is named by AZURE_CLIENT_ID, which the credential reads by itself.
TokenCredential credential = new DefaultAzureCredential();
StorageSettings storage = settings.Storage;
var tables = new StorageTables(storage.ConnectionString is { } forTables
    ? new TableServiceClient(forTables)
    : new TableServiceClient(storage.Tables!, credential));
BlobServiceClient blobs = storage.ConnectionString is { } forBlobs
    ? new BlobServiceClient(forBlobs)
    : new BlobServiceClient(storage.Blobs!, credential);
BlobContainerClient evidence = blobs.GetBlobContainerClient("evidence");
BlobContainerClient keys = blobs.GetBlobContainerClient("keys");
await Task.WhenAll(tables.Create(default), evidence.CreateIfNotExistsAsync(), keys.CreateIfNotExistsAsync());
var documents = new TableDocumentStore(tables);
Installation installation = await Installation.Open(documents, default);

IServiceCollection services = builder.Services;
services.AddSingleton(catalogue);
services.AddSingleton(installation);
services.AddSingleton<IDocumentStore>(documents);
services.AddSingleton(new TableServiceStore(tables));
services.AddSingleton<IServiceStore>(sp => sp.GetRequiredService<TableServiceStore>());
services.AddSingleton<IEvidenceStore>(new BlobEvidenceStore(evidence));
services.AddSingleton<ISendGridClient>(new SendGridClient(settings.Mail.ApiKey, settings.Mail.Host.AbsoluteUri.TrimEnd('/')));
services.AddSingleton<IMailer>(sp => new SendGridMailer(sp.GetRequiredService<ISendGridClient>(), settings.Mail.Sender));
services.AddSingleton(new WebhookKey(settings.Mail.WebhookKey is { } webhook ? new WebhookSignature(webhook) : null));
services.AddSingleton(new PublicAddress(settings.PublicAddress));
services.AddSingleton(TimeProvider.System);
services.AddSingleton(settings.SignIn);
services.AddSingleton<Logins>();
services.AddSingleton<IWhoActs, AppServiceIdentity>();
services.AddSingleton<Lives>();
services.AddSingleton<ICommitListener>(sp => sp.GetRequiredService<Lives>());
services.AddSingleton<Carrier>();
services.AddSingleton<SitePipeline>();

// Every instance reads the cookies and forms of every other.
services.AddDataProtection().SetApplicationName("MolnFlow");
services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(new ConfigureOptions<KeyManagementOptions>(
    options => options.XmlRepository = new BlobKeyRing(keys)));
services.AddSite();

IHost app = builder.Build();
await app.Services.GetRequiredService<Rulebooks>().Keep(default);
if (settings.SignIn.First is { } first)
{
    await app.Services.GetRequiredService<Logins>().Begin(first, TimeProvider.System.GetUtcNow(), default);
}

await app.RunAsync();
return 0;
