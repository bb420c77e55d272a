using Microsoft.AspNetCore.Components;

namespace MolnFlow.Web.Pages;

/// <summary>A page with what it shows.</summary>
public abstract class PageBase<TModel> : ComponentBase
{
    [Parameter, EditorRequired]
    public required View View { get; set; }

    [Parameter, EditorRequired]
    public required TModel Model { get; set; }
}

/// <summary>A building block of pages.</summary>
public abstract class Part : ComponentBase
{
    [CascadingParameter]
    public required View View { get; set; }
}
