using System.Globalization;
using MolnFlow.Application;
using MolnFlow.Core;
using MolnFlow.Web.Identity;
using MolnFlow.Web.Pages.Forms;

namespace MolnFlow.Web.Pages.Demo;

/// <summary>What the page's head can change: the language, and in a demo who acts and what day it is.</summary>
internal static class PreferencePages
{
    private static readonly CookieOptions Year = new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        MaxAge = TimeSpan.FromDays(365),
        Path = "/",
        IsEssential = true,
    };

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/language", SwitchLanguage);
        if (routes.ServiceProvider.GetRequiredService<IServiceProviderIsService>().IsService(typeof(IDemo)))
        {
            routes.MapPost("/demo/user", SwitchUser);
            routes.MapPost("/demo/clock", MoveClock);
        }
    }

    private static async Task<IResult> SwitchLanguage(HttpContext http, PageTools tools)
    {
        SentForm sent = await SentForm.Read(http, tools);
        if (sent.IsGenuine && Languages.Find(sent.Values.One("language")) is { } language)
        {
            http.Response.Cookies.Append(RequestLanguage.Cookie, language.Code(), Year);
        }

        return Answers.SeeOther(http, Answers.Local(sent.Values.One("to")));
    }

    private static async Task<IResult> SwitchUser(HttpContext http, PageTools tools, IDemo demo)
    {
        SentForm sent = await SentForm.Read(http, tools);
        if (sent.IsGenuine && demo.Users.FirstOrDefault(u => u.Id.Value == sent.Values.One("user")) is { } user)
        {
            http.Response.Cookies.Append(IDemo.Cookie, user.Id.Value, Year);
        }

        return Answers.SeeOther(http, Answers.Local(sent.Values.One("to")));
    }

    private static async Task<IResult> MoveClock(HttpContext http, PageTools tools, IDemo demo)
    {
        SentForm sent = await SentForm.Read(http, tools);
        View view = await tools.View(http);
        int days = Days(sent.Values, view.Today);
        if (!sent.IsGenuine || days is < 1 or > IDemo.MostDays)
        {
            Reason reason = sent.Refusal ?? new Reason("clock-days").With("maximum", IDemo.MostDays);
            return Answers.Page<ClockPage>(view, view.Say.Reason(reason), StatusCodes.Status422UnprocessableEntity);
        }

        await demo.Move(days, sent.Values.One("asleep") is not null, http.RequestAborted);
        return Answers.SeeOther(http, Answers.Local(sent.Values.One("to")));
    }

    // A button names a number of days; the date is for the button beside it.
    private static int Days(FormValues values, DateOnly today) =>
        int.TryParse(values.One("days"), NumberStyles.None, CultureInfo.InvariantCulture, out int days) ? days
        : DateOnly.TryParseExact(values.One("date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date.DayNumber - today.DayNumber
            : 0;
}
