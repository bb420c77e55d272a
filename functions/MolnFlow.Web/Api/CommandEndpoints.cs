using System.Text.Json;
using MolnFlow.Application.Commands;
using MolnFlow.Application.Desk;
using MolnFlow.Core;
using MolnFlow.Core.Acquire;
using MolnFlow.Core.Adopt;
using MolnFlow.Web.Identity;
using MolnFlow.Web.OpenApi;

namespace MolnFlow.Web.Api;

/// <summary>Everything that changes a service.</summary>
internal static class CommandEndpoints
{
    public static void MapIntake(this RouteGroupBuilder services)
    {
        services.MapPost("", (HttpContext http, CommandDesk desk, ServiceBodies bodies) => Open(desk.Register, http, bodies))
            .WithSummary("Open a case for a service")
            .TakesJson(typeof(RegisterService)).TakesKey()
            .Produces<ServiceBody>(StatusCodes.Status201Created).RefusedWith(400, 401, 403, 409, 413, 415, 422);
        services.MapPost("/adopted", (HttpContext http, CommandDesk desk, ServiceBodies bodies) => Open(desk.Adopt, http, bodies))
            .WithSummary("Take a service that is in use already into the register")
            .TakesJson(typeof(AdoptService)).TakesKey()
            .Produces<ServiceBody>(StatusCodes.Status201Created).RefusedWith(400, 401, 403, 409, 413, 415, 422);
    }

    /// <summary>One address a command, so that each is described with its own fields.</summary>
    public static void MapCommands(this RouteGroupBuilder one)
    {
        RouteGroupBuilder commands = one.MapGroup("/commands").WithTags("Commands");
        foreach (string name in Shapes.Commands.Where(n => !Shapes.Opens(Shapes.Command(n)!.Type)))
        {
            commands.MapPost($"/{name}", (HttpContext http, CommandDesk desk, ServiceBodies bodies) => Execute(name, http, desk, bodies))
                .TakesCommand(name).TakesVersion().TakesKey()
                .Produces<ServiceBody>().RefusedWith(400, 401, 403, 409, 412, 413, 415, 422, 428);
        }

        commands.MapPost("/{command}", Unknown).ExcludeFromDescription();
    }

    private static async Task<IResult> Open(
        Func<JsonElement, Asker, CancellationToken, Task<Sent>> open, HttpContext http, ServiceBodies bodies)
    {
        if (!Preconditions.TryKey(http.Request, out string? key))
        {
            return await http.Problem(StatusCodes.Status422UnprocessableEntity, new Reason("key-malformed"));
        }

        JsonBody body = await JsonBody.Read(http.Request, http.RequestAborted);
        if (body is not JsonBody.Given given)
        {
            var refused = (JsonBody.Refused)body;
            return await http.Problem(refused.Status, refused.Reasons);
        }

        Sent sent = await open(given.Json, Asker(http, key, given), http.RequestAborted);
        return await http.Answer(sent, async done =>
        {
            http.Response.Headers.Location = $"/api/services/{done.Service.Service.Id}";
            return await bodies.Answer(http, done.Service, StatusCodes.Status201Created);
        });
    }

    private static async Task<IResult> Execute(string command, HttpContext http, CommandDesk desk, ServiceBodies bodies)
    {
        Precondition seen = Preconditions.IfMatch(http.Request, new Reason("if-match-missing"));
        if (seen.Fault is { } fault)
        {
            return await http.Problem(seen.Status, fault);
        }

        if (!Preconditions.TryKey(http.Request, out string? key))
        {
            return await http.Problem(StatusCodes.Status422UnprocessableEntity, new Reason("key-malformed"));
        }

        JsonBody body = await JsonBody.Read(http.Request, http.RequestAborted);
        if (body is not JsonBody.Given given)
        {
            var refused = (JsonBody.Refused)body;
            return await http.Problem(refused.Status, refused.Reasons);
        }

        Sent sent = await desk.Execute(
            http.Loaded().Service.Id, command, given.Json, Asker(http, key, given), seen.Seen, http.RequestAborted);
        return await http.Answer(sent, done => bodies.Answer(http, done.Service, StatusCodes.Status200OK));
    }

    private static Task<IResult> Unknown(HttpContext http, string command) => http.Problem(
        StatusCodes.Status404NotFound, new Reason("command-unknown").With("command", command.Length > 60 ? command[..60] : command));

    private static Asker Asker(HttpContext http, string? key, JsonBody.Given given) =>
        new(http.Actor().Organisation, http.Actor().Id, key, given.Hash);
}
