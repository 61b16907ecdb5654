namespace FineTune;

/// <summary>What somebody wants of an assistant, the frequent first.</summary>
public enum Intent
{
    /// <summary>To hear music.</summary>
    PlayMusic,

    /// <summary>To know the weather.</summary>
    GetWeather,

    /// <summary>To be woken or reminded.</summary>
    SetAlarm,

    /// <summary>A table in a restaurant.</summary>
    BookTable,

    /// <summary>To tell somebody something.</summary>
    SendMessage,

    /// <summary>The way to somewhere.</summary>
    FindRoute,

    /// <summary>Something on the shopping list.</summary>
    AddToList,

    /// <summary>Lights on, off or dimmed.</summary>
    SwitchLights,

    /// <summary>Money to go to somebody.</summary>
    TransferMoney,

    /// <summary>To know about money of one's own.</summary>
    CheckBalance,

    /// <summary>Words of another language.</summary>
    TranslateText,

    /// <summary>To know where an order is.</summary>
    TrackParcel,

    /// <summary>To end a contract.</summary>
    CancelSubscription,

    /// <summary>To have a lost card blocked.</summary>
    ReportLostCard,
}
