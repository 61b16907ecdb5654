using System.Diagnostics.CodeAnalysis;

namespace FineTune;

/// <summary>The part of a word in what an utterance speaks of: begins a slot, goes on with it, or is in none.</summary>
[SuppressMessage("Naming", "CA1707:Identifiers should not contain underscores", Justification = "It parts the prefix of a tag from its type, as B-City has it.")]
public enum SlotTag
{
    /// <summary>In no slot.</summary>
    O,

    /// <summary>Begins who makes music.</summary>
    B_Artist,

    /// <summary>Goes on with who makes music.</summary>
    I_Artist,

    /// <summary>Begins a kind of music.</summary>
    B_Genre,

    /// <summary>Goes on with a kind of music.</summary>
    I_Genre,

    /// <summary>Begins a city.</summary>
    B_City,

    /// <summary>Goes on with a city.</summary>
    I_City,

    /// <summary>Begins a day.</summary>
    B_Date,

    /// <summary>Goes on with a day.</summary>
    I_Date,

    /// <summary>Begins a time of the day.</summary>
    B_Time,

    /// <summary>Goes on with a time of the day.</summary>
    I_Time,

    /// <summary>Begins how long something takes.</summary>
    B_Duration,

    /// <summary>Goes on with how long something takes.</summary>
    I_Duration,

    /// <summary>Begins a room of the house.</summary>
    B_Room,

    /// <summary>Goes on with a room of the house.</summary>
    I_Room,

    /// <summary>Begins a restaurant.</summary>
    B_Restaurant,

    /// <summary>Goes on with a restaurant.</summary>
    I_Restaurant,

    /// <summary>Begins a kind of cooking.</summary>
    B_Cuisine,

    /// <summary>Goes on with a kind of cooking.</summary>
    I_Cuisine,

    /// <summary>Begins how many.</summary>
    B_Number,

    /// <summary>Goes on with how many.</summary>
    I_Number,

    /// <summary>Begins somebody.</summary>
    B_Person,

    /// <summary>Goes on with somebody.</summary>
    I_Person,

    /// <summary>Begins something to buy.</summary>
    B_Item,

    /// <summary>Goes on with something to buy.</summary>
    I_Item,

    /// <summary>Begins an amount of money.</summary>
    B_Amount,

    /// <summary>Goes on with an amount of money.</summary>
    I_Amount,

    /// <summary>Begins a company.</summary>
    B_Company,

    /// <summary>Goes on with a company.</summary>
    I_Company,

    /// <summary>Begins a language.</summary>
    B_Language,

    /// <summary>Goes on with a language.</summary>
    I_Language,
}
