"""The characters of the emoji that decks call by name."""

from __future__ import annotations

from typing import Final

_NAMES = """
+1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 ok_hand 👌 clap 👏 wave 👋 pray 🙏 muscle 💪 raised_hands 🙌
raising_hand 🙋 v ✌️ point_right 👉 point_left 👈 point_up 👆 point_up_2 👆 point_down 👇 eyes 👀
brain 🧠 man 👨 woman 👩 baby 👶 boy 👦 girl 👧 smile 😄 smiley 😃 grin 😁 grinning 😀 laughing 😆 joy 😂
wink 😉 blush 😊 sunglasses 😎 thinking 🤔 heart_eyes 😍 sob 😭 cry 😢 scream 😱 confused 😕
disappointed 😞 angry 😠 rage 😡 sleeping 😴 relieved 😌 yum 😋 smirk 😏 tada 🎉 stuck_out_tongue 😛
upside_down_face 🙃 slightly_smiling_face 🙂 innocent 😇 nerd_face 🤓 exploding_head 🤯 skull 💀
ghost 👻 robot 🤖 alien 👽 heart ❤️ broken_heart 💔 blue_heart 💙 green_heart 💚 yellow_heart 💛
purple_heart 💜 star ⭐ star2 🌟 sparkles ✨ fire 🔥 boom 💥 zap ⚡ sunny ☀️ cloud ☁️ umbrella ☔
snowflake ❄️ rainbow 🌈 ocean 🌊 moon 🌔 earth_africa 🌍 earth_americas 🌎 earth_asia 🌏
globe_with_meridians 🌐 deciduous_tree 🌳 evergreen_tree 🌲 seedling 🌱 herb 🌿 rose 🌹 sunflower 🌻
cactus 🌵 apple 🍎 banana 🍌 lemon 🍋 pizza 🍕 coffee ☕ tea 🍵 beer 🍺 beers 🍻 wine_glass 🍷 cake 🍰
birthday 🎂 cookie 🍪 bread 🍞 cheese 🧀 egg 🥚 cat 🐱 dog 🐶 mouse 🐭 fox_face 🦊 bear 🐻 panda_face 🐼
tiger 🐯 lion 🦁 cow 🐮 pig 🐷 frog 🐸 monkey 🐒 chicken 🐔 penguin 🐧 bird 🐦 snake 🐍 turtle 🐢 fish 🐟
whale 🐳 octopus 🐙 bug 🐛 bee 🐝 ant 🐜 butterfly 🦋 unicorn 🦄 horse 🐴 crab 🦀 rocket 🚀 airplane ✈️
car 🚗 bike 🚲 bus 🚌 train 🚆 ship 🚢 house 🏠 office 🏢 school 🏫 hospital 🏥 factory 🏭 construction 🚧
traffic_light 🚥 anchor ⚓ tent ⛺ world_map 🗺️ computer 💻 desktop_computer 🖥️ keyboard ⌨️
computer_mouse 🖱️ iphone 📱 phone ☎️ telephone ☎️ printer 🖨️ camera 📷 video_camera 📹
movie_camera 🎥 tv 📺 radio 📻 mag 🔍 mag_right 🔎 bulb 💡 flashlight 🔦 book 📖 books 📚 notebook 📓
newspaper 📰 memo 📝 pencil 📝 pencil2 ✏️ pen 🖊️ paperclip 📎 pushpin 📌 round_pushpin 📍 scissors ✂️
lock 🔒 unlock 🔓 key 🔑 hammer 🔨 wrench 🔧 nut_and_bolt 🔩 gear ⚙️ hammer_and_wrench 🛠️ toolbox 🧰
link 🔗 chains ⛓️ package 📦 gift 🎁 email 📧 envelope ✉️ inbox_tray 📥 outbox_tray 📤 mailbox 📫
file_folder 📁 open_file_folder 📂 floppy_disk 💾 cd 💿 clipboard 📋 calendar 📅 date 📅
chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 bar_chart 📊 moneybag 💰 dollar 💵 euro 💶
credit_card 💳 gem 💎 trophy 🏆 medal_sports 🏅 soccer ⚽ basketball 🏀 dart 🎯 game_die 🎲 jigsaw 🧩
art 🎨 musical_note 🎵 notes 🎶 guitar 🎸 microphone 🎤 headphones 🎧 bell 🔔 loudspeaker 📢 mega 📣
speech_balloon 💬 thought_balloon 💭 hourglass ⌛ hourglass_flowing_sand ⏳ watch ⌚ alarm_clock ⏰
stopwatch ⏱️ timer_clock ⏲️ clock1 🕐 microscope 🔬 telescope 🔭 test_tube 🧪 dna 🧬 pill 💊
syringe 💉 thermometer 🌡️ battery 🔋 electric_plug 🔌 magnet 🧲 warning ⚠️ rotating_light 🚨
no_entry ⛔ no_entry_sign 🚫 x ❌ o ⭕ negative_squared_cross_mark ❎ white_check_mark ✅
heavy_check_mark ✔️ ballot_box_with_check ☑️ question ❓ grey_question ❔ exclamation ❗
grey_exclamation ❕ bangbang ‼️ interrobang ⁉️ heavy_plus_sign ➕ heavy_minus_sign ➖
heavy_multiplication_x ✖️ information_source ℹ️ recycle ♻️ arrow_right ➡️ arrow_left ⬅️
arrow_up ⬆️ arrow_down ⬇️ arrow_forward ▶️ arrow_backward ◀️ left_right_arrow ↔️
arrow_upper_right ↗️ arrow_lower_right ↘️ arrows_counterclockwise 🔄 repeat 🔁 fast_forward ⏩
rewind ⏪ soon 🔜 new 🆕 top 🔝 free 🆓 ok 🆗 cool 🆒 sos 🆘 100 💯 one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣
five 5️⃣ six 6️⃣ seven 7️⃣ eight 8️⃣ nine 9️⃣ keycap_ten 🔟 zero 0️⃣ hash #️⃣ red_circle 🔴
large_blue_circle 🔵 white_circle ⚪ black_circle ⚫ green_circle 🟢 yellow_circle 🟡
orange_circle 🟠 small_blue_diamond 🔹 small_orange_diamond 🔸 large_blue_diamond 🔷 white_flag 🏳️
checkered_flag 🏁 triangular_flag_on_post 🚩 fr 🇫🇷 gb 🇬🇧 uk 🇬🇧 us 🇺🇸 de 🇩🇪 es 🇪🇸 it 🇮🇹 jp 🇯🇵
cn 🇨🇳 kr 🇰🇷 ru 🇷🇺 eu 🇪🇺 man_teacher 👨‍🏫 woman_teacher 👩‍🏫 student 🧑‍🎓 mortar_board 🎓 family 👪
busts_in_silhouette 👥 bust_in_silhouette 👤 shrug 🤷 facepalm 🤦 detective 🕵️ ninja 🥷
technologist 🧑‍💻 handshake 🤝 footprints 👣 crystal_ball 🔮 shield 🛡️ bomb 💣 satellite 🛰️
wheelchair ♿ balance_scale ⚖️ copyright ©️ registered ®️ tm ™️ infinity ♾️ scroll 📜 label 🏷️
bookmark 🔖
"""

EMOJI: Final = dict(zip(_NAMES.split()[::2], _NAMES.split()[1::2], strict=True))
"""By the name between its colons."""
